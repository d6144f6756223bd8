package cardstate.dev.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** I1 and what is seen of I4: each check can fail, and a clean history passes. */
class RequestsOracleTest {

    private final OracleTestRig rig = new OracleTestRig();
    private final History history = rig.history;

    @Test
    void shouldTakeARecordWhoseSchemaWasRegisteredAfterItsDeadLetterForNoRequest() {
        // given
        history.request("z", "1");
        history.deadLetter(9, "SCHEMA_UNKNOWN");
        assertThat(rig.violated()).isEmpty();

        // when
        history.request("z", "1");

        // then
        assertThat(rig.violated()).containsExactly(Kind.REQUEST_WITHOUT_OUTCOME);
    }

    @Test
    void shouldFindAForgettingThatIsToldTwice() {
        // given
        history.forgotten("z", "forget-1");
        history.forgotten("z", "forget-1");

        // then
        assertThat(rig.violated()).containsExactly(Kind.OUTCOME_DOUBLED);
    }

    @Test
    void shouldHoldWhereEverythingIsRight() {
        // when
        Verdict verdict = rig.check();

        // then
        verdict.assertHolds();
        assertThat(verdict.count(Measure.REQUESTS)).isEqualTo(7);
    }

    @Test
    void shouldFindARequestWithoutOutcome() {
        // given
        history.request("d", "1");

        // then
        assertThat(rig.violated()).containsExactly(Kind.REQUEST_WITHOUT_OUTCOME);
    }

    @Test
    void shouldLetARequestWaitUntilItsDeadline() {
        // given
        history.request("d", "1");

        // when
        Verdict verdict = rig.check(OracleTestRig.LIVE, Duration.ofMinutes(10));

        // then
        verdict.assertHolds();
        assertThat(verdict.count(Measure.REQUESTS_OPEN)).isEqualTo(1);
    }

    @Test
    void shouldWantEveryOutcomeOfASystemAtRest() {
        // given
        history.request("d", "1");

        // when
        Verdict verdict = rig.check(OracleTestRig.LIVE.whenAtRest(), Duration.ZERO);

        // then
        assertThat(verdict.violations()).containsOnlyKeys(Kind.REQUEST_WITHOUT_OUTCOME);
    }

    @Test
    void shouldFindADoubledOutcome() {
        // given
        rig.source.repeat(history.topics.failures().name(), 0);

        // then
        assertThat(rig.violated()).containsExactly(Kind.OUTCOME_DOUBLED);
    }

    @Test
    void shouldFindASnapshotBesideAFailure() {
        // given
        history.snapshot("c", "1", "call-7");

        // then
        assertThat(rig.violated()).containsExactly(Kind.OUTCOME_DOUBLED);
    }

    @Test
    void shouldFindAnOutcomeWithoutRequest() {
        // given
        history.failure("z", "1");

        // then
        assertThat(rig.violated()).containsExactly(Kind.OUTCOME_WITHOUT_REQUEST);
    }

    @Test
    void shouldFindSnapshotsOutOfOrder() {
        // given
        history.request("d", "1");
        history.request("d", "2");
        history.snapshot("d", "2", "call-7");
        history.snapshot("d", "1", "call-8");

        // then
        assertThat(rig.violated()).containsExactly(Kind.SNAPSHOT_OUT_OF_ORDER);
    }

    @Test
    void shouldFindAMissingDeadLetter() {
        // given
        history.noRequest();

        // then
        assertThat(rig.violated()).containsExactly(Kind.DEAD_LETTER_MISSING);
    }

    @Test
    void shouldFindADoubledDeadLetter() {
        // given
        rig.source.repeat(history.topics.deadLetters().name(), 0);

        // then
        assertThat(rig.violated()).containsExactly(Kind.DEAD_LETTER_DOUBLED);
    }

    @Test
    void shouldFindTheDeadLetterOfAGoodRequest() {
        // given
        history.request("d", "1");
        history.deadLetter(9);

        // then
        assertThat(rig.violated()).containsExactly(Kind.DEAD_LETTER_OF_REQUEST);
    }

    @Test
    void shouldFindTheDeadLetterOfNoRecord() {
        // given
        history.deadLetter(99);

        // then
        assertThat(rig.violated()).containsExactly(Kind.DEAD_LETTER_OF_NOTHING);
    }

    @Test
    void shouldFindAnOutcomeThatCannotBeRead() {
        // given
        history.add(history.topics.failures().name(), "c", new byte[] {1, 2, 3}, new RecordHeaders());

        // then
        assertThat(rig.violated()).containsExactly(Kind.MALFORMED);
    }

    @Test
    void shouldFindAnOutcomeThatIsNotCommitted() {
        // given
        rig.source.commit(8);

        // then
        assertThat(rig.check(OracleTestRig.LIVE.withApplicationId("app")).violations())
                .containsOnlyKeys(Kind.OFFSET_NOT_COMMITTED);
    }

    @Test
    void shouldHoldWhereEveryOutcomeIsCommitted() {
        // given
        rig.source.commit(9);

        // then
        rig.check(OracleTestRig.LIVE.withApplicationId("app")).assertHolds();
    }

    @Test
    void shouldCountOutcomesWhoseRequestIsNoLongerKept() {
        // given
        rig.source.retain(history.topics.requests().name(), 5);

        // when
        Verdict verdict = rig.check();

        // then
        verdict.assertHolds();
        assertThat(verdict.count(Measure.OUTCOMES_OUT_OF_REACH)).isEqualTo(5);
    }

    @Test
    void shouldCountRequestsWhoseOutcomeMayBeNoLongerKept() {
        // given
        rig.source.retain(history.topics.snapshots().name(), 5);

        // when
        Verdict verdict = rig.check();

        // then
        verdict.assertHolds();
        assertThat(verdict.count(Measure.REQUESTS_OUT_OF_REACH)).isEqualTo(4);
    }
}
