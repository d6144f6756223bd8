package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.config.CallSettings;
import cardstate.meter.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What answers do to the dispatcher that no stream thread has taken yet. */
class UntakenAnswersTest {

    private final TestApi api = new TestApi();

    @Test
    void shouldHoldCallsBackWhileNobodyTakesTheirResults() {
        // given
        Dispatcher dispatcher = dispatcher(1);
        Lane lane = dispatcher.openLane();
        submit(dispatcher, lane, 5);

        // when
        for (int i = 0; i < 5 && !api.inFlight.isEmpty(); i++) {
            api.answer();
        }

        // then
        assertThat(api.called).as("answers in the heap are bounded").hasSize(4);
        dispatcher.nextResult(lane);
        dispatcher.startWhatMay();
        assertThat(api.called).hasSize(5);
    }

    @Test
    void shouldHoldCallsBackForFewerAnswersWhereTheyAreLong() {
        // given
        Dispatcher dispatcher = dispatcher(1);
        Lane lane = dispatcher.openLane();
        submit(dispatcher, lane, 2);

        // when
        api.answer(2 * 1024 * 1024);
        int whileUntaken = api.called.size();
        dispatcher.nextResult(lane);
        dispatcher.startWhatMay();

        // then
        assertThat(whileUntaken).isEqualTo(1);
        assertThat(api.called).hasSize(2);
    }

    @Test
    void shouldForgetTheAnswersOfALaneThatIsClosed() {
        // given
        Dispatcher dispatcher = dispatcher(1);
        Lane closed = dispatcher.openLane();
        submit(dispatcher, closed, 1);
        api.answer(2 * 1024 * 1024);

        // when
        dispatcher.close(closed);
        submit(dispatcher, dispatcher.openLane(), 1);

        // then
        assertThat(api.called).hasSize(2);
    }

    @Test
    void shouldAwaitFewAnswersUntilTheLastIsTaken() {
        // given
        Dispatcher dispatcher = dispatcher(2);
        Lane lane = dispatcher.openLane();
        boolean before = dispatcher.awaitsFew();
        submit(dispatcher, lane, 1);
        boolean inFlight = dispatcher.awaitsFew();
        api.answer(2 * 1024 * 1024);
        boolean untaken = dispatcher.awaitsFew();

        // when
        dispatcher.nextResult(lane);

        // then
        assertThat(before).isFalse();
        assertThat(inFlight).isTrue();
        assertThat(untaken).isTrue();
        assertThat(dispatcher.awaitsFew()).isFalse();
    }

    @Test
    void shouldNotAwaitFewAnswersWhereManyAreInFlight() {
        // given
        Dispatcher dispatcher = dispatcher(Dispatcher.FEW + 1);
        Lane lane = dispatcher.openLane();

        // when
        submit(dispatcher, lane, Dispatcher.FEW);
        boolean few = dispatcher.awaitsFew();
        submit(dispatcher, lane, 1);

        // then
        assertThat(few).isTrue();
        assertThat(dispatcher.awaitsFew()).isFalse();
    }

    private static void submit(Dispatcher dispatcher, Lane lane, int calls) {
        for (int i = 0; i < calls; i++) {
            dispatcher.submit(lane, new Call("client" + i, "", false, 0));
        }
    }

    private Dispatcher dispatcher(int maxInFlight) {
        return new Dispatcher(
                api,
                new CallSettings(maxInFlight, OptionalInt.empty()),
                () -> Instant.EPOCH,
                new Meters(new SimpleMeterRegistry()));
    }
}
