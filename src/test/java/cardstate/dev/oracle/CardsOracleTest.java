package cardstate.dev.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.Card;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** I2: each check can fail, and what an outsider cannot know is let pass. */
class CardsOracleTest {

    private static final Card X = History.card("X", "01", "12");
    private static final Card G = History.card("G", "00", "1");

    private final OracleTestRig rig = new OracleTestRig();
    private final History history = rig.history;

    @Test
    void shouldFindAListThatIsStaleAndNotMarked() {
        // given
        history.request("d", "1");
        history.request("d", "2");
        history.snapshot("d", "1", "call-7");
        history.snapshot("d", "2", "call-8", history.now.minusSeconds(60), history.now);

        // then
        assertThat(rig.violated()).containsExactly(Kind.STALE_FLAG_WRONG);
    }

    @Test
    void shouldTakeAForgottenClientForOneWithoutCards() {
        // given
        history.forgotten("b", "forget-1");
        history.state(4, History.card("X", "01", "12"), "a");

        // then
        rig.check().assertHolds();
        assertThat(rig.check().report()).contains("1 clients forgotten");
    }

    @Test
    void shouldFindAStateThatAForgottenClientLeftOver() {
        // given
        history.forgotten("b", "forget-1");

        // then
        assertThat(rig.violated()).containsExactly(Kind.LISTED_BY_DIFFERS);
    }

    @Test
    void shouldForgetACardThatIsOnlyMissing() {
        // given
        OracleOptions patient = OracleTestRig.LIVE.withRemovalAfterMissing(3);
        history.request("d", "1");
        history.request("d", "2");
        history.snapshot("d", "1", "call-7", G);
        history.state(1, G, "d");
        history.status("G", 1, null, "00");
        history.balance("G", 1, null, "1");
        history.snapshot("d", "2", "call-8");
        history.forgotten("d", "forget-1");

        // then
        assertThat(rig.check(patient).violations()).containsKey(Kind.STATE_LEFT_OVER);
    }

    @Test
    void shouldFindAListThatIsMarkedStaleAndIsNot() {
        // given
        history.request("d", "1");
        history.staleSnapshot("d", "1", "call-7");

        // then
        assertThat(rig.violated()).containsExactly(Kind.STALE_FLAG_WRONG);
    }

    @Test
    void shouldTakeATimeInTheFarFutureForFiveSecondsAfterReceipt() {
        // given
        history.request("d", "1");
        history.request("d", "2");
        history.snapshot("d", "1", "call-7", history.now.plus(Duration.ofDays(900)), history.now);
        history.snapshot("d", "2", "call-8", null, history.now.plusSeconds(5));

        // then
        rig.check().assertHolds();
    }

    @Test
    void shouldFindSnapshotsOfOneCallThatDiffer() {
        // given
        history.request("d", "1");
        history.request("d", "2");
        history.snapshot("d", "1", "call-7", history.now, history.now);
        history.snapshot("d", "2", "call-7", history.now, history.now);

        // then
        assertThat(rig.violated()).containsExactly(Kind.SHARED_CALL_DIFFERS);
    }

    @Test
    void shouldFindAStateThatIsNotTheNewestList() {
        // given
        listG(G);
        tellG(History.card("G", "00", "2"), "2", "g");

        // then
        assertThat(rig.violated()).containsExactly(Kind.STATE_DIFFERS);
    }

    @Test
    void shouldTakeTheNewestOfTwoClientsLists() {
        // given
        Card newer = History.card("X", "01", "13");
        history.request("a", "5");
        history.snapshot("a", "5", "call-7", newer);

        // then
        assertThat(rig.violated()).containsExactly(Kind.STATE_DIFFERS);
    }

    @Test
    void shouldFindAClientThatListedByLacks() {
        // given
        history.state(4, X, "a");

        // then
        assertThat(rig.violated()).containsExactly(Kind.LISTED_BY_DIFFERS);
    }

    @Test
    void shouldFindAListedByThatIsNotSorted() {
        // given
        history.state(4, X, "b", "a");

        // then
        assertThat(rig.violated()).containsExactly(Kind.LISTED_BY_DIFFERS);
    }

    @Test
    void shouldFindAListedCardWithoutState() {
        // given
        listG(G);

        // then
        assertThat(rig.violated()).containsExactly(Kind.STATE_MISSING);
    }

    @Test
    void shouldFindAStateOfACardThatNobodyLists() {
        // given
        listG();
        tellG(G, "1", "g");

        // then
        assertThat(rig.violated()).containsExactly(Kind.STATE_LEFT_OVER);
    }

    @Test
    void shouldKeepACardUntilItIsMissingOftenEnough() {
        // given
        listG(G);
        tellG(G, "1", "g");
        history.request("g", "2");
        history.snapshot("g", "2", "call-8");

        // when
        Verdict verdict = rig.check(OracleTestRig.LIVE.withRemovalAfterMissing(2));

        // then
        assertThat(verdict.violations().values())
                .as("only the card that was dropped at once")
                .allSatisfy(violation ->
                        assertThat(violation.examples()).allMatch(example -> example.startsWith("card Y,")));
    }

    @Test
    void shouldFindAStateWrittenTwice() {
        // given
        history.state(3, X, "a", "b");

        // then
        assertThat(rig.violated()).containsExactly(Kind.STATE_SEQUENCE_REPEATED);
    }

    @Test
    void shouldFindAGapThatCompactionDidNotLeave() {
        // given
        history.state(5, X, "a", "b");

        // then
        assertThat(rig.violated()).containsExactly(Kind.STATE_SEQUENCE_GAP);
    }

    @Test
    void shouldLetAGapPassThatCompactionMayHaveLeft() {
        // given
        rig.source.lose(history.topics.cardStates().name(), 0);

        // when
        Verdict verdict = rig.check();

        // then
        verdict.assertHolds();
        assertThat(verdict.count(Measure.STATES_COMPACTED)).isEqualTo(1);
    }

    @Test
    void shouldFindEveryGapWhereNothingWasCompacted() {
        // given
        rig.source.lose(history.topics.cardStates().name(), 0);

        // then
        assertThat(rig.check(OracleTestRig.LIVE.whenUncompacted()).violations())
                .containsOnlyKeys(Kind.STATE_SEQUENCE_GAP);
    }

    private void listG(Card... cards) {
        history.request("g", "1");
        history.snapshot("g", "1", "call-7", cards);
    }

    private void tellG(Card card, String amount, String listedBy) {
        history.state(1, card, listedBy);
        history.status("G", 1, null, card.getStatus());
        history.balance("G", 1, null, amount);
    }
}
