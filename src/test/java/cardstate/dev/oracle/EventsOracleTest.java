package cardstate.dev.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.Card;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** I3: each check can fail, and what an outsider cannot know is let pass. */
class EventsOracleTest {

    private static final Card X = History.card("X", "01", "12");
    private static final Card G = History.card("G", "00", "1");

    private final OracleTestRig rig = new OracleTestRig();
    private final History history = rig.history;

    @Test
    void shouldFindAStatusEventThatDoesNotFollow() {
        // given
        history.status("X", 4, "07", "01");

        // then
        assertThat(rig.violated()).containsExactly(Kind.STATUS_CHAIN_BROKEN);
    }

    @Test
    void shouldFindABalanceEventThatDoesNotFollow() {
        // given
        history.balance("X", 4, "11", "12");

        // then
        assertThat(rig.violated()).containsExactly(Kind.BALANCE_CHAIN_BROKEN);
    }

    @Test
    void shouldFindAFirstEventThatComesFromSomething() {
        // given
        history.status("G", 1, "00", "01");

        // then
        assertThat(rig.violated()).containsExactly(Kind.STATUS_CHAIN_BROKEN);
    }

    @Test
    void shouldFindAnEventToldTwice() {
        // given
        rig.source.repeat(history.topics.statusChanges().name(), 3);

        // then
        assertThat(rig.violated()).containsExactly(Kind.EVENT_DOUBLED);
    }

    @Test
    void shouldFindAnEventWithoutChange() {
        // given
        history.balance("X", 4, "12", "12.00");

        // then
        assertThat(rig.violated()).containsExactly(Kind.EVENT_WITHOUT_CHANGE);
    }

    @Test
    void shouldFindAnEventOutOfOrder() {
        // given
        history.status("X", 1, "01", "02");

        // then
        assertThat(rig.violated()).containsExactly(Kind.EVENT_OUT_OF_ORDER);
    }

    @Test
    void shouldFindAnEventWithoutState() {
        // given
        history.status("X", 4, "01", "02");

        // then
        assertThat(rig.violated()).containsExactly(Kind.EVENT_WITHOUT_STATE);
    }

    @Test
    void shouldFindALostLastEvent() {
        // given
        rig.source.lose(history.topics.statusChanges().name(), 3);

        // then
        assertThat(rig.violated()).containsExactly(Kind.EVENTS_END_ELSEWHERE);
    }

    @Test
    void shouldFindALostBalanceEvent() {
        // given
        rig.source.lose(history.topics.balanceChanges().name(), 3);

        // then
        assertThat(rig.violated()).containsExactly(Kind.EVENTS_END_ELSEWHERE);
    }

    @Test
    void shouldFindChangesThereAndBackThatWereNotTold() {
        // given
        history.state(4, History.card("X", "02", "12"), "a", "b");
        history.state(5, X, "a", "b");

        // then
        assertThat(rig.violated()).containsExactly(Kind.EVENTS_NOT_DIFFERENCES);
    }

    @Test
    void shouldLetACardPassThatChangedJustNow() {
        // given
        listG(G);

        // when
        Verdict verdict = rig.check(OracleTestRig.LIVE, Duration.ofSeconds(10));

        // then
        verdict.assertHolds();
        assertThat(verdict.count(Measure.CARDS_IN_FLUX)).isEqualTo(1);
    }

    @Test
    void shouldCountCardsWhoseListsAreNoLongerKept() {
        // given
        rig.source.retain(history.topics.snapshots().name(), 5);

        // when
        Verdict verdict = rig.check();

        // then
        verdict.assertHolds();
        assertThat(verdict.count(Measure.CARDS_OUT_OF_REACH)).isEqualTo(1);
    }

    @Test
    void shouldHoldWhereTheOldestEventsAreNoLongerKept() {
        // given
        rig.source.retain(history.topics.statusChanges().name(), 1);
        rig.source.retain(history.topics.balanceChanges().name(), 1);

        // then
        rig.check().assertHolds();
    }

    private void listG(Card... cards) {
        history.request("g", "1");
        history.snapshot("g", "1", "call-7", cards);
    }
}
