package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PendingCallsTest {

    private final CallsRig rig = new CallsRig();

    @Test
    void shouldStoreARequestBeforeItsCallStarts() {
        // when
        rig.submit("client", "request");

        // then
        assertThat(rig.stored()).isOne();
    }

    @Test
    void shouldNotTakeAnAnswerBeforeTheStreamThreadLooks() {
        // given
        rig.submit("client", "request");

        // when
        rig.api.answer();

        // then
        assertThat(rig.outcomes).isEmpty();
    }

    @Test
    void shouldShowADeadlineThatPassesWhileNobodyWorks() {
        // given
        rig.submit("client", "request");
        rig.calls.work(rig.now);
        Instant late = rig.now.plus(Duration.ofDays(2));
        long standing = rig.backlog.overdueSeconds(late);

        // when
        rig.answer();

        // then
        assertThat(standing).isPositive();
        assertThat(rig.backlog.overdueSeconds(late)).isZero();
    }

    @Test
    void shouldMakeOneCallForAllThatWaitWhileOneIsInFlight() {
        // given
        for (int i = 0; i < 5; i++) {
            rig.submit("client", "request" + i);
        }

        // when
        rig.answer();
        rig.answer();

        // then
        assertThat(rig.api.called).containsExactly("client", "client");
        assertThat(rig.outcomes).hasSize(5).isSorted();
    }

    @Test
    void shouldShedARequestThatIsOneTooMany() {
        // given
        for (int i = 0; i < 10; i++) {
            rig.submit("client" + i, "request");
        }

        // when
        rig.submit("other", "shed");

        // then
        assertThat(rig.outcomes).containsExactly("shed OVERLOADED after 0");
    }

    @Test
    void shouldTakeRequestsAgainWhenSomeHaveTheirOutcome() {
        // given
        for (int i = 0; i < 10; i++) {
            rig.submit("client" + i, "request");
        }
        rig.answer();

        // when
        rig.submit("other", "taken");

        // then
        assertThat(rig.outcomes).doesNotContain("taken OVERLOADED after 0");
    }

    @Test
    void shouldNotCountTheCallInFlightForARequestThatCameAfterItsStart() {
        // given
        rig.submit("client", "first");
        rig.submit("client", "second");

        // when
        rig.fail(Reason.PROVIDER_UNAVAILABLE);
        rig.pass(Duration.ofSeconds(10));
        rig.answer();

        // then
        assertThat(rig.outcomes).containsExactly("first answered after 2", "second answered after 1");
    }

    @Test
    void shouldNotFailARequestForACallThatStartedBeforeItCame() {
        // given
        rig.submit("client", "first");
        rig.submit("client", "second");

        // when
        rig.fail(Reason.PROVIDER_ERROR);

        // then
        assertThat(rig.outcomes).containsExactly("first PROVIDER_ERROR after 1");
    }

    @Test
    void shouldCallAtOnceForThoseThatAFinalFailureDidNotConcern() {
        // given
        rig.submit("client", "first");
        rig.submit("client", "second");

        // when
        rig.fail(Reason.PROVIDER_ERROR);

        // then
        assertThat(rig.api.inFlight).hasSize(1);
    }

    @Test
    void shouldNotCallForARequestThatEndedBeforeItsTurn() {
        // given
        rig.restart(1);
        rig.submit("busy", "busy");
        rig.submit(CallsRig.SCHEMA, "client", "request", Duration.ofSeconds(1));
        rig.pass(Duration.ofSeconds(1));

        // when
        rig.answer();

        // then
        assertThat(rig.api.called).containsExactly("busy");
        assertThat(rig.calls.isIdle()).isTrue();
    }

    @Test
    void shouldKeepToOneCallAClientThoughNobodyWaitsForItAnyMore() {
        // given
        rig.submit(CallsRig.SCHEMA, "client", "first", Duration.ofSeconds(1));
        rig.pass(Duration.ofSeconds(1));

        // when
        rig.submit("client", "second");

        // then
        assertThat(rig.api.called).hasSize(1);
        rig.answer();
        assertThat(rig.outcomes).containsExactly("first DEADLINE_EXCEEDED after 1");
        rig.answer();
        assertThat(rig.outcomes).endsWith("second answered after 1");
    }

    @Test
    void shouldBeIdleOnceAllHaveTheirOutcome() {
        // given
        rig.submit("client", "request");

        // when
        rig.answer();

        // then
        assertThat(rig.calls.isIdle()).isTrue();
        assertThat(rig.stored()).isZero();
        assertThat(rig.backlog.size()).isZero();
    }

    @Test
    void shouldForgetAClientsTroubleOnceNothingOfItWaits() {
        // given
        rig.submit("client", "first");
        rig.fail(Reason.PROVIDER_UNAVAILABLE);
        rig.pass(Duration.ofSeconds(1));
        rig.pass(Duration.ofMinutes(1));

        // when
        rig.answer();
        rig.submit("client", "second");
        rig.answer();

        // then
        assertThat(rig.outcomes).endsWith("second answered after 1");
        assertThat(rig.stored()).isZero();
    }
}
