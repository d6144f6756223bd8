package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult.Failed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {

    private static final int MAX = 300;

    private final Gate gate = new Gate();

    @Test
    void shouldAdmitUpToTheMostInFlight() {
        // then
        assertThat(gate.admits(0, MAX - 1, MAX)).isTrue();
        assertThat(gate.admits(0, MAX, MAX)).isFalse();
    }

    @Test
    void shouldLetTheCallsOfANewProcessGrowFromAFewToTheLimitFromItsFirstAnswerOn() {
        // given
        gate.paceFirst();
        gate.started(60_000);

        // when
        gate.ended(answered(), 60_400);

        // then
        assertThat(gate.admits(60_400, Gate.FIRST_CALLS - 1, MAX)).isTrue();
        assertThat(gate.admits(60_400, Gate.FIRST_CALLS, MAX)).isFalse();
        assertThat(gate.admits(61_900, MAX / 2 - 1, MAX)).isTrue();
        assertThat(gate.admits(61_900, MAX / 2, MAX)).isFalse();
        assertThat(gate.admits(63_400, MAX - 1, MAX)).isTrue();
    }

    @Test
    void shouldLetTheCallsOfANewProcessGrowWithoutAnAnswerAfterAWhile() {
        // given
        gate.paceFirst();

        // when
        gate.started(60_000);

        // then
        assertThat(gate.admits(60_000 + Gate.FIRST_ANSWER_MILLIS, Gate.FIRST_CALLS, MAX))
                .isFalse();
        assertThat(gate.admits(60_000 + Gate.FIRST_ANSWER_MILLIS + 1_500, MAX / 2 - 1, MAX))
                .isTrue();
        assertThat(gate.admits(60_000 + Gate.FIRST_ANSWER_MILLIS + 1_500, MAX / 2, MAX))
                .isFalse();
    }

    @Test
    void shouldPaceANewProcessFromItsFirstCallHoweverLateThatComes() {
        // given
        gate.paceFirst();

        // then
        assertThat(gate.admits(3_600_000, Gate.FIRST_CALLS - 1, MAX)).isTrue();
        assertThat(gate.admits(3_600_000, Gate.FIRST_CALLS, MAX)).isFalse();
    }

    @Test
    void shouldNotLetANewProcessExceedALowLimit() {
        // given
        gate.paceFirst();

        // then
        assertThat(gate.admits(0, 3, 4)).isTrue();
        assertThat(gate.admits(0, 4, 4)).isFalse();
    }

    @Test
    void shouldBeginWithOneCallAfterAHoldOfANewProcess() {
        // given
        gate.paceFirst();
        gate.started(0);

        // when
        gate.ended(failed(Reason.PROVIDER_UNAVAILABLE, Duration.ofSeconds(1)), 0);

        // then
        assertThat(gate.admits(1_000, 0, MAX)).isTrue();
        assertThat(gate.admits(1_000, 1, MAX)).isFalse();
    }

    @Test
    void shouldHoldAllCallsForAsLongAsTheProviderAsks() {
        // when
        gate.ended(failed(Reason.PROVIDER_UNAVAILABLE, Duration.ofSeconds(7)), 1_000);

        // then
        assertThat(gate.admits(7_999, 0, MAX)).isFalse();
        assertThat(gate.admits(8_000, 0, MAX)).isTrue();
    }

    @Test
    void shouldHoldCallsForAMinuteAtMost() {
        // when
        gate.ended(failed(Reason.PROVIDER_UNAVAILABLE, Duration.ofSeconds(Long.MAX_VALUE)), 1_000);

        // then
        assertThat(gate.admits(60_999, 0, MAX)).isFalse();
        assertThat(gate.admits(61_000, 0, MAX)).isTrue();
    }

    @Test
    void shouldNeitherHoldNorPaceCallsForAWaitThatIsOver() {
        // when
        gate.ended(failed(Reason.PROVIDER_UNAVAILABLE, Duration.ZERO), 100_000);

        // then
        assertThat(gate.state(100_000)).isEqualTo(Gate.State.OPEN);
        assertThat(gate.admits(100_000, MAX - 1, MAX)).isTrue();
    }

    @Test
    void shouldNotLetAShorterHoldCutALongerOneShort() {
        // given
        gate.ended(failed(Reason.PROVIDER_UNAVAILABLE, Duration.ofSeconds(30)), 0);

        // when
        gate.ended(failed(Reason.PROVIDER_UNAVAILABLE, Duration.ofSeconds(1)), 0);

        // then
        assertThat(gate.admits(29_999, 0, MAX)).isFalse();
    }

    @Test
    void shouldHoldCallsThoughAnotherOneIsAnswered() {
        // given
        gate.ended(failed(Reason.PROVIDER_UNAVAILABLE, Duration.ofSeconds(30)), 0);

        // when
        gate.ended(answered(), 1);

        // then
        assertThat(gate.admits(29_999, 0, MAX)).isFalse();
    }

    @Test
    void shouldCloseWhenCallsKeepFailing() {
        // when
        fail(Gate.FAILURES_TO_CLOSE, 0);

        // then
        assertThat(gate.state(0)).isEqualTo(Gate.State.FAILING);
        assertThat(gate.admits(1, 0, MAX)).isFalse();
    }

    @Test
    void shouldStayOpenWhileAnyCallIsAnswered() {
        // when
        for (int i = 0; i < 100; i++) {
            fail(Gate.FAILURES_TO_CLOSE - 1, 0);
            gate.ended(answered(), 0);
        }

        // then
        assertThat(gate.state(0)).isEqualTo(Gate.State.OPEN);
    }

    @Test
    void shouldProbeEveryTwoSecondsWhileCallsFail() {
        // given
        fail(Gate.FAILURES_TO_CLOSE, 0);

        // then
        assertThat(probesFrom(0, 20_000)).isEqualTo(10);
    }

    @Test
    void shouldProbeEveryThirtySecondsWhileTheKeyIsRefused() {
        // given
        gate.ended(failed(Reason.PROVIDER_UNAUTHORIZED, null), 0);

        // then
        assertThat(probesFrom(0, 300_000)).isEqualTo(10);
    }

    @Test
    void shouldHoldAllCallsAtTheFirstRefusalOfTheKey() {
        // when
        gate.ended(failed(Reason.PROVIDER_UNAUTHORIZED, null), 0);

        // then
        assertThat(gate.admits(29_999, 0, MAX)).isFalse();
        assertThat(gate.admits(30_000, 0, MAX)).isTrue();
    }

    @Test
    void shouldNotPutAProbeOffForCallsThatWereInFlight() {
        // given
        gate.ended(failed(Reason.PROVIDER_UNAUTHORIZED, null), 0);

        // when
        gate.ended(failed(Reason.PROVIDER_UNAUTHORIZED, null), 9_000);

        // then
        assertThat(gate.admits(30_000, 0, MAX)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID_RESPONSE", "PROVIDER_ERROR", "PROVIDER_REJECTED", "PROVIDER_NOT_READY"})
    void shouldOpenForAnyAnswerOfAProviderThatWorks(Reason reason) {
        // given
        fail(Gate.FAILURES_TO_CLOSE, 0);

        // when
        gate.ended(failed(reason, null), 2_000);

        // then
        assertThat(gate.state(0)).isEqualTo(Gate.State.OPEN);
    }

    @Test
    void shouldOpenForOneCallFirst() {
        // given
        fail(Gate.FAILURES_TO_CLOSE, 0);

        // when
        gate.ended(answered(), 2_000);

        // then
        assertThat(gate.admits(2_000, 0, MAX)).isTrue();
        assertThat(gate.admits(2_000, 1, MAX)).isFalse();
    }

    @Test
    void shouldGiveTheProviderItsLoadOverSomeSeconds() {
        // given
        fail(Gate.FAILURES_TO_CLOSE, 0);
        gate.ended(answered(), 2_000);

        // then
        assertThat(gate.admits(3_000, 99, MAX)).isTrue();
        assertThat(gate.admits(3_000, 100, MAX)).isFalse();
        assertThat(gate.admits(5_000, MAX - 1, MAX)).isTrue();
    }

    /** Each millisecond a call would start if it might; each fails as the first did. */
    private int probesFrom(long start, long end) {
        Reason reason =
                gate.state(0) == Gate.State.FAILING ? Reason.PROVIDER_UNAVAILABLE : Reason.PROVIDER_UNAUTHORIZED;
        int probes = 0;
        for (long now = start; now <= end; now++) {
            if (gate.admits(now, 0, MAX)) {
                gate.started(now);
                gate.ended(failed(reason, null), now);
                probes++;
            }
        }
        return probes;
    }

    private void fail(int times, long now) {
        for (int i = 0; i < times; i++) {
            gate.ended(failed(Reason.PROVIDER_UNAVAILABLE, null), now);
        }
    }

    private static Failed failed(Reason reason, @Nullable Duration retryAfter) {
        return new Failed(reason, null, retryAfter);
    }

    private static CallResult answered() {
        return new CallResult.Answered("id", null, Instant.EPOCH, List.of(), 0);
    }
}
