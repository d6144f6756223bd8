package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cardstate.config.CallSettings;
import cardstate.meter.Meters;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DispatcherTest {

    private final TestApi api = new TestApi();
    private Instant now = Instant.EPOCH;

    @Test
    void shouldNeverHaveMoreInFlightThanSet() {
        // given
        Dispatcher dispatcher = dispatcher(api, 2);
        Lane lane = dispatcher.openLane();

        // when
        submit(dispatcher, lane, 5);

        // then
        assertThat(api.inFlight).hasSize(2);
    }

    @Test
    void shouldStartTheNextOnTheThreadThatFreesThePermit() {
        // given
        Dispatcher dispatcher = dispatcher(api, 1);
        submit(dispatcher, dispatcher.openLane(), 2);

        // when
        api.answer();

        // then
        assertThat(api.called).hasSize(2);
    }

    @Test
    void shouldServeAnotherTaskThoughOneHasALongQueue() {
        // given
        Dispatcher dispatcher = dispatcher(api, 1);
        submit(dispatcher, dispatcher.openLane(), 100);
        dispatcher.submit(dispatcher.openLane(), call("other"));

        // when
        api.answer();
        api.answer();

        // then
        assertThat(api.called).contains("other");
    }

    @Test
    void shouldNotRecurseWhereAnswersComeAtOnce() {
        // given
        int calls = 100_000;
        AtomicInteger made = new AtomicInteger();
        CardsListApi atOnce = (client, trace, done) -> {
            made.incrementAndGet();
            done.accept(TestApi.ANSWER);
        };
        Dispatcher dispatcher = dispatcher(atOnce, calls);
        dispatcher.openLane();
        Lane lane = dispatcher.openLane();
        for (int i = 0; i < calls; i++) {
            lane.add(call("client"));
        }

        // when
        dispatcher.startWhatMay();

        // then
        assertThat(made).hasValue(calls);
    }

    @Test
    void shouldTakeOneEndOfACallAndNoMore() {
        // given
        Dispatcher dispatcher = dispatcher(api, 1);
        Lane lane = dispatcher.openLane();
        submit(dispatcher, lane, 1);
        var done = api.inFlight.element();

        // when
        done.accept(TestApi.ANSWER);
        done.accept(TestApi.ANSWER);

        // then
        assertThat(dispatcher.inFlight()).isZero();
        assertThat(lane.nextResult()).isNotNull();
        assertThat(lane.nextResult()).isNull();
    }

    @Test
    void shouldTakeAnExceptionOfTheClientForAFailedCall() {
        // given
        Dispatcher dispatcher = dispatcher(
                (client, trace, done) -> {
                    throw new IllegalStateException("broken");
                },
                1);
        Lane lane = dispatcher.openLane();

        // when
        submit(dispatcher, lane, 1);

        // then
        assertThat(lane.nextResult())
                .extracting(Ended::result)
                .isEqualTo(new CallResult.Failed(Reason.PROVIDER_UNAVAILABLE, null, null));
    }

    @Test
    void shouldStartCallsAgainAfterAnErrorEndedTheStartOfOne() {
        // given
        OutOfMemoryError error = new OutOfMemoryError("for the test");
        Deque<Error> errors = new ArrayDeque<>();
        Dispatcher dispatcher = new Dispatcher(
                api, settings(1), () -> timeUnless(errors.poll()), new Meters(new SimpleMeterRegistry()));
        Lane lane = dispatcher.openLane();
        errors.add(error);

        // when
        assertThatThrownBy(() -> submit(dispatcher, lane, 1)).isSameAs(error);
        dispatcher.startWhatMay();

        // then
        assertThat(api.called).hasSize(1);
    }

    @Test
    void shouldFreeThePermitOfACallWhoseEndMetAnError() {
        // given
        OutOfMemoryError error = new OutOfMemoryError("for the test");
        SimpleMeterRegistry broken = new SimpleMeterRegistry() {
            @Override
            protected Timer newTimer(Meter.Id id, DistributionStatisticConfig shape, PauseDetector pauses) {
                throw error;
            }
        };
        Dispatcher dispatcher = new Dispatcher(api, settings(1), () -> now, new Meters(broken));
        submit(dispatcher, dispatcher.openLane(), 2);

        // when
        assertThatThrownBy(api::answer).isSameAs(error);
        dispatcher.startWhatMay();

        // then
        assertThat(api.called).hasSize(2);
    }

    @Test
    void shouldStartNothingOnceStopped() {
        // given
        Dispatcher dispatcher = dispatcher(api, 1);
        Lane lane = dispatcher.openLane();
        submit(dispatcher, lane, 2);

        // when
        dispatcher.stop();
        api.answer();

        // then
        assertThat(api.called).hasSize(1);
    }

    @Test
    void shouldStartNoCallOfAClosedLane() {
        // given
        Dispatcher dispatcher = dispatcher(api, 1);
        Lane lane = dispatcher.openLane();
        submit(dispatcher, lane, 2);

        // when
        dispatcher.close(lane);
        api.answer();

        // then
        assertThat(api.called).hasSize(1);
    }

    @Test
    void shouldCountACallOfAClosedLaneUntilItEnds() {
        // given
        Dispatcher dispatcher = dispatcher(api, 1);
        Lane lane = dispatcher.openLane();
        submit(dispatcher, lane, 1);

        // when
        dispatcher.close(lane);

        // then
        assertThat(dispatcher.inFlight()).isOne();
        api.answer();
        assertThat(dispatcher.inFlight()).isZero();
    }

    @Test
    void shouldStartTheFirstCallsOfAProcessOverSomeSeconds() {
        // given
        Dispatcher dispatcher = dispatcher(api, 100);
        dispatcher.startPaced();

        // when
        submit(dispatcher, dispatcher.openLane(), 100);

        // then
        assertThat(api.called).hasSize(Gate.FIRST_CALLS);
        api.answer();
        now = now.plusSeconds(3);
        dispatcher.startWhatMay();
        assertThat(api.called).hasSize(100);
    }

    @Test
    void shouldKeepTheRate() {
        // given
        Dispatcher dispatcher = new Dispatcher(
                api, new CallSettings(1_000, OptionalInt.of(10)), () -> now, new Meters(new SimpleMeterRegistry()));
        Lane lane = dispatcher.openLane();
        submit(dispatcher, lane, 100);

        // when
        for (int i = 0; i < 1_000; i++) {
            now = now.plusMillis(1);
            dispatcher.startWhatMay();
        }

        // then
        assertThat(api.called).hasSizeBetween(9, 11);
    }

    @Test
    void shouldUseNoAttemptsWhileTheKeyIsRefused() {
        // given
        Dispatcher dispatcher = dispatcher(api, 1);
        submit(dispatcher, dispatcher.openLane(), 100);

        // when
        api.fail(Reason.PROVIDER_UNAUTHORIZED);
        now = now.plusSeconds(29);
        dispatcher.startWhatMay();

        // then
        assertThat(api.called).hasSize(1);
    }

    private static void submit(Dispatcher dispatcher, Lane lane, int calls) {
        for (int i = 0; i < calls; i++) {
            dispatcher.submit(lane, call("client" + i));
        }
    }

    private Dispatcher dispatcher(CardsListApi provider, int maxInFlight) {
        return new Dispatcher(provider, settings(maxInFlight), () -> now, new Meters(new SimpleMeterRegistry()));
    }

    private Instant timeUnless(@Nullable Error error) {
        if (error != null) {
            throw error;
        }
        return now;
    }

    private static CallSettings settings(int maxInFlight) {
        return new CallSettings(maxInFlight, OptionalInt.empty());
    }

    private static Call call(String client) {
        return new Call(client, "", false, 0);
    }
}
