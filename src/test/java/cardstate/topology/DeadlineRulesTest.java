package cardstate.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cardstate.call.CallResult;
import cardstate.call.Reason;
import cardstate.v1.CardListFailed;
import cardstate.v1.CardListRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineRulesTest {

    private static final Duration STEP = Duration.ofMillis(500);

    private final Rig rig = new Rig();
    private final Instant begun = rig.now();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldEndAtTheDeadlineThatTheRequestNames() {
        // given
        rig.request("client", "request", Duration.ofSeconds(30));

        // then
        shouldEndAfter(Duration.ofSeconds(30));
    }

    @Test
    void shouldEndTheTimeToLiveAfterTheAskerAskedWhereNoDeadlineIsNamed() {
        // given
        ask(begun.minusSeconds(590), null);

        // then
        shouldEndAfter(Duration.ofSeconds(10));
    }

    @Test
    void shouldTakeAnAskersTimeAheadForNow() {
        // given
        ask(begun.plus(Duration.ofDays(1)), null);
        rig.pass(Duration.ofMinutes(9), Duration.ofMinutes(1));

        // then
        shouldEndAfter(Duration.ofMinutes(10));
    }

    @Test
    void shouldEndAfterADayAtMost() {
        // given
        ask(begun, begun.plus(Duration.ofDays(9)));
        rig.pass(Duration.ofHours(23), Duration.ofHours(1));
        rig.pass(Duration.ofMinutes(59), Duration.ofMinutes(1));

        // then
        shouldEndAfter(Duration.ofHours(24));
    }

    @Test
    void shouldCallNobodyForADeadlineThatHasPassed() {
        // when
        ask(begun, begun.minusMillis(1));

        // then
        assertThat(rig.provider.called()).isEmpty();
        assertThat(rig.failures())
                .extracting(CardListFailed::getReason, CardListFailed::getAttempts)
                .containsExactly(tuple("DEADLINE_EXCEEDED", 0));
    }

    @Test
    void shouldNotMoveADeadlineForARepeat() {
        // given
        rig.request("client", "request", Duration.ofSeconds(30));

        // when
        rig.request("client", "request", Duration.ofSeconds(90));

        // then
        shouldEndAfter(Duration.ofSeconds(30));
    }

    @Test
    void shouldBeNamedAfterTheDeadlineWhereNoAttemptEnded() {
        // given
        rig.request("client", "request", Duration.ofSeconds(30));

        // when
        rig.turn(Duration.ofSeconds(30));

        // then
        assertThat(rig.failures())
                .extracting(CardListFailed::getReason, CardListFailed::getAttempts, CardListFailed::getHttpStatus)
                .containsExactly(tuple("DEADLINE_EXCEEDED", 1, null));
    }

    @Test
    void shouldBeNamedAfterWhatTheLastAttemptMet() {
        // given
        rig.request("client", "request", Duration.ofSeconds(30));
        rig.fail(Reason.PROVIDER_NOT_READY, 200);
        rig.turn(Duration.ofSeconds(10));
        rig.fail(Reason.PROVIDER_UNAVAILABLE, 503);

        // when
        rig.turn(Duration.ofSeconds(30));

        // then
        assertThat(rig.failures())
                .extracting(CardListFailed::getReason, CardListFailed::getAttempts, CardListFailed::getHttpStatus)
                .containsExactly(tuple("PROVIDER_UNAVAILABLE", 2, 503));
    }

    @Test
    void shouldNameARefusedKeyOnlyAtTheDeadline() {
        // given
        rig.request("client", "request", Duration.ofSeconds(29));
        rig.fail(Reason.PROVIDER_UNAUTHORIZED, 401);
        assertThat(rig.failures()).isEmpty();

        // when
        rig.turn(Duration.ofSeconds(29));

        // then
        assertThat(rig.failures()).extracting(CardListFailed::getReason).containsExactly("PROVIDER_UNAUTHORIZED");
    }

    @Test
    void shouldDropAnAnswerThatComesAfterTheDeadline() {
        // given
        rig.request("client", "request", Duration.ofSeconds(30));
        rig.turn(Duration.ofSeconds(30));

        // when
        rig.answer();

        // then
        assertThat(rig.snapshots()).isEmpty();
    }

    @Test
    void shouldLetAYoungerRequestFailBeforeAnOlderOneIsAnswered() {
        // given
        rig.request("client", "older", Duration.ofSeconds(60));
        rig.request("client", "younger", Duration.ofSeconds(10));
        rig.turn(Duration.ofSeconds(10));

        // when
        rig.answer();

        // then
        assertThat(rig.failures()).extracting(CardListFailed::getRequestId).containsExactly("younger");
        assertThat(rig.snapshots()).hasSize(1);
    }

    @Test
    void shouldEndAllRequestsOfAProviderThatIsDownForAnHour() {
        // given
        int requests = 200;
        for (int i = 0; i < requests; i++) {
            rig.request("client" + i, "request", Duration.ofMinutes(20 + i % 30));
        }

        // when
        for (int second = 0; second < 3_600; second++) {
            while (!rig.provider.inFlight().isEmpty()) {
                rig.provider.next().done().accept(new CallResult.Failed(Reason.PROVIDER_UNAVAILABLE, 503, null));
            }
            rig.turn(Duration.ofSeconds(1));
        }

        // then
        assertThat(rig.failures()).hasSize(requests);
        assertThat(rig.provider.called()).hasSizeLessThan(3_600);
    }

    private void ask(Instant requestedAt, @Nullable Instant deadline) {
        CardListRequested request = new CardListRequested("request", "client", requestedAt, deadline, null);
        rig.send("client", rig.encode(request), new RecordHeaders());
    }

    private void shouldEndAfter(Duration untilDeadline) {
        Instant deadline = begun.plus(untilDeadline);
        while (rig.now().plus(STEP).isBefore(deadline)) {
            rig.turn(STEP);
        }
        assertThat(rig.failures()).as("before the deadline").isEmpty();
        rig.pass(Duration.ofSeconds(5), STEP);
        List<TestRecord<String, CardListFailed>> failures = rig.read(rig.topics.failures());
        assertThat(failures).as("at most five seconds after it").hasSize(1);
        assertThat(failures.get(0).value().getFailedAt()).isBetween(deadline, deadline.plusSeconds(5));
    }
}
