package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final Lane lane = new Lane();

    @Test
    void shouldTakeTurnsBetweenFirstAttemptsAndRetries() {
        // given
        for (String client : List.of("first1", "first2", "first3")) {
            lane.add(call(client, false));
        }
        for (String client : List.of("retry1", "retry2")) {
            lane.add(call(client, true));
        }

        // then
        assertThat(started()).containsExactly("first1", "retry1", "first2", "retry2", "first3");
    }

    @Test
    void shouldPassOverCancelledCalls() {
        // given
        Call gone = call("gone", false);
        lane.add(gone);
        lane.add(call("there", false));

        // when
        lane.cancel(gone);

        // then
        assertThat(started()).containsExactly("there");
    }

    @Test
    void shouldSweepCancelledCallsWhileNoneMayStart() {
        // given
        int calls = 100_000;
        int kept = 0;

        // when
        for (int i = 0; i < calls; i++) {
            Call call = call("client", i % 2 == 0);
            lane.add(call);
            lane.cancel(call);
            kept = Math.max(kept, lane.queued());
        }

        // then
        assertThat(kept).isLessThan(3_000);
    }

    @Test
    void shouldKeepResultsInTheOrderOfTheirEnds() {
        // given
        lane.ended(ended("one"));
        lane.ended(ended("two"));

        // then
        assertThat(lane.nextResult()).extracting(ended -> ended.call().clientId).isEqualTo("one");
        assertThat(lane.nextResult()).extracting(ended -> ended.call().clientId).isEqualTo("two");
        assertThat(lane.nextResult()).isNull();
    }

    @Test
    void shouldDropWhatEndsAfterItWasClosed() {
        // given
        lane.close();

        // when
        lane.ended(ended("late"));

        // then
        assertThat(lane.nextResult()).isNull();
    }

    private List<String> started() {
        List<String> started = new ArrayList<>();
        for (Call call = lane.start(); call != null; call = lane.start()) {
            started.add(call.clientId);
        }
        return started;
    }

    private static Call call(String client, boolean retry) {
        return new Call(client, "", retry, 0);
    }

    private static Ended ended(String client) {
        return new Ended(call(client, false), new CallResult.Answered("id", null, Instant.EPOCH, List.of(), 0));
    }
}
