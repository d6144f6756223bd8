package cardstate.call;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A provider whose calls end when the test says so. */
final class TestApi implements CardsListApi {

    static final CallResult ANSWER = new CallResult.Answered("id", null, Instant.EPOCH, List.of(), 0);

    final List<String> called = new ArrayList<>();
    final Deque<Consumer<CallResult>> inFlight = new ArrayDeque<>();

    @Override
    public void call(String clientId, String traceparent, Consumer<CallResult> done) {
        called.add(clientId);
        inFlight.add(done);
    }

    void answer() {
        inFlight.remove().accept(ANSWER);
    }

    void answer(int bytes) {
        inFlight.remove().accept(new CallResult.Answered("id", null, Instant.EPOCH, List.of(), bytes));
    }

    void fail(Reason reason) {
        inFlight.remove().accept(new CallResult.Failed(reason, null, null));
    }
}
