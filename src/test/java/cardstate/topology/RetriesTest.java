package cardstate.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cardstate.call.CallResult;
import cardstate.call.Reason;
import cardstate.v1.CardListFailed;
import cardstate.v1.ClientCardsSnapshot;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetriesTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVIDER_UNAVAILABLE", "PROVIDER_NOT_READY", "INVALID_RESPONSE"})
    void shouldCallAgainAfterABackOff(Reason reason) {
        // given
        rig.request("client", "request");

        // when
        rig.fail(reason, null);

        // then
        assertThat(rig.provider.called()).hasSize(1);
        rig.turn(Duration.ofMillis(500));
        assertThat(rig.provider.called()).hasSize(2);
    }

    @Test
    void shouldCountTheAttemptsOfASnapshot() {
        // given
        rig.request("client", "request");
        for (int i = 0; i < 4; i++) {
            rig.fail(Reason.PROVIDER_UNAVAILABLE, 503);
            rig.turn(Duration.ofSeconds(10));
        }

        // when
        rig.answer();

        // then
        assertThat(rig.snapshots()).extracting(ClientCardsSnapshot::getAttempts).containsExactly(5);
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVIDER_ERROR", "PROVIDER_REJECTED"})
    void shouldFailAtOnceWhereNoRepetitionHelps(Reason reason) {
        // given
        rig.request("client", "request");

        // when
        rig.fail(reason, 400);

        // then
        assertThat(rig.failures())
                .extracting(CardListFailed::getReason, CardListFailed::getHttpStatus, CardListFailed::getAttempts)
                .containsExactly(tuple(reason.name(), 400, 1));
    }

    @Test
    void shouldFailAfterThreeInvalidAnswers() {
        // given
        rig.request("client", "request");
        rig.fail(Reason.INVALID_RESPONSE, 200);
        rig.turn(Duration.ofSeconds(10));
        rig.fail(Reason.INVALID_RESPONSE, 200);
        rig.turn(Duration.ofSeconds(10));
        assertThat(rig.failures()).isEmpty();

        // when
        rig.fail(Reason.INVALID_RESPONSE, 200);

        // then
        assertThat(rig.failures())
                .extracting(CardListFailed::getReason, CardListFailed::getAttempts)
                .containsExactly(tuple("INVALID_RESPONSE", 3));
    }

    @Test
    void shouldHoldAllCallsForAsLongAsTheProviderAsks() {
        // given
        rig.request("one", "request");

        // when
        rig.end(new CallResult.Failed(Reason.PROVIDER_UNAVAILABLE, 429, Duration.ofSeconds(20)));
        rig.request("two", "request");

        // then
        rig.turn(Duration.ofSeconds(19));
        assertThat(rig.provider.called()).containsExactly("one");
        rig.turn(Duration.ofSeconds(1));
        assertThat(rig.provider.called()).as("a paced start begins with one").hasSize(2);
        rig.turn(Duration.ofSeconds(3));
        assertThat(rig.provider.called()).hasSize(3);
    }

    @Test
    void shouldNotDrainTheTopicIntoFailuresWhileTheKeyIsRefused() {
        // given
        for (int i = 0; i < 50; i++) {
            rig.request("client" + i, "request");
        }
        while (!rig.provider.inFlight().isEmpty()) {
            rig.provider.next().done().accept(new CallResult.Failed(Reason.PROVIDER_UNAUTHORIZED, 401, null));
        }

        // when
        rig.pass(Duration.ofSeconds(29), Duration.ofSeconds(1));

        // then
        assertThat(rig.failures()).isEmpty();
        assertThat(rig.provider.called()).hasSize(50);
        rig.turn(Duration.ofSeconds(1));
        assertThat(rig.provider.called()).hasSize(51);
    }

    @Test
    void shouldServeAllThatWaitWhenTheKeyIsMended() {
        // given
        for (int i = 0; i < 50; i++) {
            rig.request("client" + i, "request");
        }
        while (!rig.provider.inFlight().isEmpty()) {
            rig.provider.next().done().accept(new CallResult.Failed(Reason.PROVIDER_UNAUTHORIZED, 401, null));
        }
        rig.turn(Duration.ofSeconds(31));

        // when
        for (int i = 0; i < 100; i++) {
            while (!rig.provider.inFlight().isEmpty()) {
                rig.provider.next().done().accept(rig.listed(rig.now()));
            }
            rig.turn(Duration.ofMillis(100));
        }

        // then
        assertThat(rig.snapshots()).hasSize(50);
    }
}
