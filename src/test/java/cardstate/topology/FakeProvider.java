package cardstate.topology;

import cardstate.call.CallResult;
import cardstate.call.CardsListApi;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A provider whose calls stay in flight until the test ends them. */
final class FakeProvider implements CardsListApi {

    /** A call in flight. */
    record InFlight(String clientId, String traceparent, Consumer<CallResult> done) {}

    private final List<InFlight> inFlight = new ArrayList<>();
    private final List<String> called = new ArrayList<>();

    @Override
    public void call(String clientId, String traceparent, Consumer<CallResult> done) {
        called.add(clientId);
        inFlight.add(new InFlight(clientId, traceparent, done));
    }

    /** The clients called for, in order, calls that ended too. */
    List<String> called() {
        return called;
    }

    /** The calls in flight, oldest first. */
    List<InFlight> inFlight() {
        return inFlight;
    }

    /** Takes the oldest call in flight. */
    InFlight next() {
        return inFlight.remove(0);
    }
}
