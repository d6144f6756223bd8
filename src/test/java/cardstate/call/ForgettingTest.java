package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ForgettingTest {

    private final CallsRig rig = new CallsRig();

    @Test
    void shouldForgetAtOnceWhereNothingWaits() {
        // when
        forget();

        // then
        assertThat(rig.outcomes).containsExactly("client forgotten");
        assertThat(rig.calls.isIdle()).isTrue();
        assertThat(rig.stored()).isZero();
    }

    @Test
    void shouldForgetAfterTheOutcomesOfEarlierRequests() {
        // given
        rig.submit("client", "first");

        // when
        forget();
        rig.answer();

        // then
        assertThat(rig.outcomes).containsExactly("first answered after 1", "client forgotten");
    }

    @Test
    void shouldCallForALaterRequestOnlyOnceTheClientIsForgotten() {
        // given
        rig.submit("client", "first");
        forget();
        rig.submit("client", "second");

        // when
        rig.answer();
        rig.answer();

        // then
        assertThat(rig.outcomes)
                .containsExactly("first answered after 1", "client forgotten", "second answered after 1");
    }

    @Test
    void shouldNotLetALaterRequestShareAnEarlierOnesQueuedCall() {
        // given
        rig.restart(1);
        rig.submit("busy", "busy");
        rig.submit("client", "first");
        forget();
        rig.submit("client", "second");
        rig.answer();

        // when
        rig.answer();

        // then
        assertThat(rig.outcomes).containsExactly("busy answered after 1", "first answered after 1", "client forgotten");
    }

    @Test
    void shouldWaitForACallInFlightWhoseRequestsAreGone() {
        // given
        rig.submit(CallsRig.SCHEMA, "client", "first", Duration.ofSeconds(1));
        forget();
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.outcomes).containsExactly("first DEADLINE_EXCEEDED after 1");

        // when
        rig.answer();

        // then
        assertThat(rig.outcomes).containsExactly("first DEADLINE_EXCEEDED after 1", "client forgotten");
        assertThat(rig.stored()).isZero();
    }

    @Test
    void shouldNotWaitForACallThatHasNotStarted() {
        // given
        rig.restart(1);
        rig.submit("busy", "busy");
        rig.submit(CallsRig.SCHEMA, "client", "first", Duration.ofSeconds(1));
        forget();

        // when
        rig.pass(Duration.ofSeconds(2));

        // then
        assertThat(rig.outcomes).containsExactly("first DEADLINE_EXCEEDED after 0", "client forgotten");
    }

    @Test
    void shouldForgetWhenTheLastAttemptOfEarlierRequestsFailed() {
        // given
        rig.submit("client", "first");
        forget();

        // when
        rig.fail(Reason.PROVIDER_ERROR);

        // then
        assertThat(rig.outcomes).containsExactly("first PROVIDER_ERROR after 1", "client forgotten");
        assertThat(rig.stored()).isZero();
    }

    @Test
    void shouldEndALaterRequestAtItsDeadlineAllTheSame() {
        // given
        rig.submit(CallsRig.SCHEMA, "client", "first", Duration.ofMinutes(5));
        rig.fail(Reason.PROVIDER_UNAVAILABLE);
        forget();
        rig.submit(CallsRig.SCHEMA, "client", "second", Duration.ofSeconds(1));

        // when
        rig.pass(Duration.ofSeconds(1));

        // then
        assertThat(rig.outcomes).containsExactly("second DEADLINE_EXCEEDED after 0");
    }

    @Test
    void shouldForgetAcrossARestart() {
        // given
        rig.submit("client", "first");
        forget();
        rig.submit("client", "second");
        rig.restart();
        rig.calls.work(rig.now);

        // when
        rig.answer();
        rig.answer();

        // then
        assertThat(rig.outcomes)
                .extracting(outcome -> outcome.split(" after ")[0])
                .containsExactly("first answered", "client forgotten", "second answered");
    }

    @Test
    void shouldForgetAsOftenAsAsked() {
        // given
        rig.submit("client", "first");
        forget();
        forget();

        // when
        rig.answer();

        // then
        assertThat(rig.outcomes).containsExactly("first answered after 1", "client forgotten", "client forgotten");
    }

    @Test
    void shouldNotHoldUpOtherClients() {
        // given
        rig.submit("client", "first");
        forget();

        // when
        rig.submit("other", "request");

        // then
        assertThat(rig.api.called).containsExactly("client", "other");
    }

    private void forget() {
        rig.calls.forget("client", "id", rig.now);
    }
}
