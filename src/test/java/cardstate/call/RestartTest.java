package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartTest {

    private final CallsRig rig = new CallsRig();

    @Test
    void shouldCallAgainForARequestThatWaitedWhenTheProcessEnded() {
        // given
        rig.submit("client", "request");
        rig.restart();

        // when
        rig.calls.work(rig.now);
        rig.answer();

        // then
        assertThat(rig.outcomes).containsExactly("request answered after 1");
    }

    @Test
    void shouldCallNobodyBeforeTheFirstTurn() {
        // given
        rig.submit("client", "request");

        // when
        rig.restart();

        // then
        assertThat(rig.api.called).isEmpty();
    }

    @Test
    void shouldCountAttemptsOn() {
        // given
        rig.submit("client", "request");
        rig.fail(Reason.PROVIDER_UNAVAILABLE);
        rig.pass(Duration.ofSeconds(1));
        rig.fail(Reason.PROVIDER_UNAVAILABLE);
        rig.restart();

        // when
        rig.pass(Duration.ofSeconds(10));
        rig.answer();

        // then
        assertThat(rig.outcomes).containsExactly("request answered after 3");
    }

    @Test
    void shouldGoOnBackingOffWhereItStood() {
        // given
        rig.submit("client", "request");
        rig.fail(Reason.PROVIDER_UNAVAILABLE);
        rig.restart();

        // when
        rig.pass(Duration.ofMillis(499));

        // then
        assertThat(rig.api.called).isEmpty();
        rig.pass(Duration.ofMillis(1));
        assertThat(rig.api.called).containsExactly("client");
    }

    @Test
    void shouldGoOnCountingInvalidAnswers() {
        // given
        rig.submit("client", "request");
        rig.fail(Reason.INVALID_RESPONSE);
        rig.pass(Duration.ofSeconds(10));
        rig.fail(Reason.INVALID_RESPONSE);
        rig.restart();

        // when
        rig.pass(Duration.ofSeconds(10));
        rig.fail(Reason.INVALID_RESPONSE);

        // then
        assertThat(rig.outcomes).containsExactly("request INVALID_RESPONSE after 3");
    }

    @Test
    void shouldNameWhatTheLastAttemptMetBeforeTheRestart() {
        // given
        rig.submit("client", "request");
        rig.fail(Reason.PROVIDER_NOT_READY);
        rig.restart();

        // when
        rig.pass(Duration.ofMinutes(1));

        // then
        assertThat(rig.outcomes).containsExactly("request PROVIDER_NOT_READY after 1");
    }

    @Test
    void shouldNotMoveADeadline() {
        // given
        rig.submit("client", "request");
        rig.pass(Duration.ofSeconds(20));
        rig.restart();

        // when
        rig.pass(Duration.ofMillis(39_999));
        List<String> before = List.copyOf(rig.outcomes);
        rig.pass(Duration.ofMillis(1));

        // then
        assertThat(before).isEmpty();
        assertThat(rig.outcomes).hasSize(1).first().asString().startsWith("request DEADLINE_EXCEEDED");
    }

    @Test
    void shouldKeepTheOrderOfAClientsRequests() {
        // given
        for (int i = 0; i < 10; i++) {
            rig.submit("client", "request" + i);
        }
        rig.restart();

        // when
        rig.calls.work(rig.now);
        rig.answer();

        // then
        assertThat(rig.outcomes).hasSize(10).isSorted();
    }

    @Test
    void shouldKnowARepeatedRequestFromBefore() {
        // given
        rig.submit("client", "request");
        rig.restart();

        // when
        rig.submit("client", "request");

        // then
        assertThat(rig.outcomes).containsExactly("request repeated");
    }

    @Test
    void shouldPutRequestsAfterThoseFromBefore() {
        // given
        rig.submit("client", "old");
        rig.restart();

        // when
        rig.submit("client", "young");
        rig.answer();

        // then
        assertThat(rig.outcomes).containsExactly("old answered after 1", "young answered after 1");
    }

    @Test
    void shouldDropWhatACallOfTheLifeBeforeBrings() {
        // given
        rig.submit("client", "request");
        TestApi before = rig.api;
        rig.restart();

        // when
        before.answer();
        rig.calls.work(rig.now);

        // then
        assertThat(rig.outcomes).isEmpty();
    }

    @Test
    void shouldLeaveNothingInTheStoreOnceAllHaveTheirOutcome() {
        // given
        rig.submit("client", "request");
        rig.fail(Reason.PROVIDER_UNAVAILABLE);
        rig.restart();

        // when
        rig.pass(Duration.ofSeconds(10));
        rig.answer();

        // then
        assertThat(rig.stored()).isZero();
        assertThat(rig.calls.isIdle()).isTrue();
    }

    @Test
    void shouldBecomeIdleThoughTheProcessEndedInACallThatNobodyWaitedForAnyMore() {
        // given
        rig.submit("client", "request");
        rig.fail(Reason.PROVIDER_UNAVAILABLE);
        rig.pass(Duration.ofSeconds(1));
        rig.pass(Duration.ofMinutes(1));
        rig.restart();

        // when
        rig.calls.work(rig.now);

        // then
        assertThat(rig.calls.isIdle()).isTrue();
        assertThat(rig.stored()).isZero();
    }

    @Test
    void shouldCountTheBacklogOfOneLifeOnly() {
        // given
        rig.submit("client", "one");
        rig.submit("client", "two");

        // when
        rig.restart();

        // then
        assertThat(rig.backlog.size()).isEqualTo(2);
    }
}
