package cardstate.card;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.card.CardFold.Folded;
import cardstate.card.CardFold.Write;
import cardstate.snapshot.Difference;
import cardstate.snapshot.ListHead;
import cardstate.snapshot.ListVersion;
import cardstate.v1.Card;
import cardstate.v1.CardState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CardFoldTest {

    private static final Card OLD = card("card", "00");
    private static final Card NEW = card("card", "05");

    private CardEntry entry = CardEntry.NEVER_SEEN;
    private Folded last = new Folded(entry, null, List.of());
    private final List<Write> writes = new ArrayList<>();

    @Test
    void shouldBeginWithSequenceOneAndNothingBefore() {
        // when
        shows("a", 1, OLD);

        // then
        assertThat(last.write()).isEqualTo(new Write("card", 1, null, OLD, state(OLD, List.of("a"), 1, 1, 1, 1)));
    }

    @Test
    void shouldKeepFirstSeenAndMoveStatusSinceWhenTheStatusChanges() {
        // given
        shows("a", 1, OLD);

        // when
        shows("a", 2, NEW);

        // then
        assertThat(last.write()).isEqualTo(new Write("card", 2, OLD, NEW, state(NEW, List.of("a"), 1, 2, 2, 2)));
    }

    @Test
    void shouldKeepStatusSinceWhenSomethingElseChanges() {
        // given
        Card moved = card("card", "00", cardstate.snapshot.TestCards.balance("iban", "1"));
        shows("a", 1, OLD);

        // when
        shows("a", 2, moved);

        // then
        assertThat(lastState().getStatusSince()).isEqualTo(at(1));
    }

    @Test
    void shouldWriteATombstoneWhenTheLastListerStops() {
        // given
        shows("a", 1, OLD);

        // when
        drops("a", 2);

        // then
        assertThat(last.write()).isEqualTo(new Write("card", 2, OLD, null, null));
    }

    @Test
    void shouldGoOnCountingWhenAGoneCardIsSeenAgain() {
        // given
        shows("a", 1, OLD);
        drops("a", 2);

        // when
        shows("b", 3, OLD);

        // then
        assertThat(last.write()).isEqualTo(new Write("card", 3, null, OLD, state(OLD, List.of("b"), 3, 3, 3, 3)));
    }

    @Test
    void shouldNeverLeaveAGapInTheSequence() {
        // when
        shows("a", 1, OLD);
        shows("b", 2, NEW);
        repeats("a", 3);
        drops("b", 4);
        drops("a", 5);
        shows("a", 6, NEW);

        // then
        assertThat(writes).extracting(Write::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void shouldHandEachStateOnAsTheNextOnesBefore() {
        // when
        shows("a", 1, OLD);
        shows("b", 2, NEW);
        repeats("a", 3);
        drops("b", 4);
        drops("a", 5);
        shows("a", 6, NEW);

        // then
        for (int i = 1; i < writes.size(); i++) {
            assertThat(writes.get(i).before()).isEqualTo(writes.get(i - 1).after());
        }
    }

    @Test
    void shouldWriteWhenASecondClientListsTheSame() {
        // given
        shows("b", 1, OLD);

        // when
        shows("a", 2, OLD);

        // then
        assertThat(lastState().getListedBy()).containsExactly("a", "b");
    }

    @Test
    void shouldKeepTheCardWhenOneOfTwoStops() {
        // given
        shows("a", 1, OLD);
        shows("b", 2, OLD);

        // when
        drops("a", 3);

        // then
        assertThat(lastState().getListedBy()).containsExactly("b");
    }

    @Test
    void shouldFallBackOnWhatTheOtherClientSaysWhenTheNewestStops() {
        // given
        shows("a", 1, OLD);
        shows("b", 2, NEW);

        // when
        drops("b", 3);

        // then
        assertThat(lastState().getCard()).isEqualTo(OLD);
    }

    @Test
    void shouldKeepOneChainWhenACardMovesFromOneClientToAnother() {
        // given
        shows("a", 1, OLD);

        // when
        shows("b", 2, NEW);
        drops("a", 3);

        // then
        assertThat(writes).extracting(Write::after).containsExactly(OLD, NEW, NEW);
    }

    @Test
    void shouldTakeTheNewestListsTruth() {
        // given
        shows("a", 2, OLD);

        // when
        shows("b", 1, NEW);

        // then
        assertThat(lastState().getCard()).isEqualTo(OLD);
    }

    @Test
    void shouldTakeTheLaterReceivedOfTwoListsOfOneVersion() {
        // given
        news("a", head(1, 3), new Difference.Shown(NEW));

        // when
        news("b", head(1, 2), new Difference.Shown(OLD));

        // then
        assertThat(lastState().getCard()).isEqualTo(NEW);
    }

    @Test
    void shouldTakeTheGreaterClientIdWhereTwoListsAreEquallyNew() {
        // given
        shows("b", 1, NEW);

        // when
        shows("a", 1, OLD);

        // then
        assertThat(lastState().getCard()).isEqualTo(NEW);
    }

    @Test
    void shouldLetAListWinAgainThatRepeatsWhatItsOwnClientSawBefore() {
        // given
        shows("a", 1, OLD);
        shows("b", 2, NEW);

        // when
        repeats("a", 3);

        // then
        assertThat(lastState().getCard()).isEqualTo(OLD);
    }

    @Test
    void shouldWriteNothingForANewerTimeAlone() {
        // given
        shows("a", 1, OLD);
        shows("b", 2, OLD);

        // when
        repeats("a", 3);

        // then
        assertThat(last.write()).isNull();
    }

    @Test
    void shouldRememberANewerTimeAlone() {
        // given
        shows("a", 1, OLD);
        shows("b", 2, OLD);
        repeats("a", 4);

        // when
        shows("b", 3, NEW);

        // then
        assertThat(last.write()).isNull();
    }

    @Test
    void shouldWriteNothingWhenAClientStopsThatNeverListedTheCard() {
        // given
        shows("a", 1, OLD);

        // when
        drops("b", 2);

        // then
        assertThat(last).isEqualTo(new Folded(entry, null, List.of()));
    }

    @Test
    void shouldMarkBothClientsWhenACardGetsItsSecondLister() {
        // given
        shows("a", 1, OLD);

        // when
        shows("b", 2, OLD);

        // then
        assertThat(last.marks())
                .containsExactly(
                        new SharedMark("a", "card", true, version(1)), new SharedMark("b", "card", true, version(2)));
    }

    @Test
    void shouldMarkOnlyTheThirdWhenTwoKnowAlready() {
        // given
        shows("a", 1, OLD);
        shows("b", 2, OLD);

        // when
        shows("c", 3, OLD);

        // then
        assertThat(last.marks()).containsExactly(new SharedMark("c", "card", true, version(3)));
    }

    @Test
    void shouldUnmarkTheClientThatIsLeftAlone() {
        // given
        shows("a", 1, OLD);
        shows("b", 2, OLD);

        // when
        drops("a", 3);

        // then
        assertThat(last.marks()).containsExactly(new SharedMark("b", "card", false, version(2)));
    }

    @Test
    void shouldMarkNobodyWhereNothingIsShared() {
        // when
        shows("a", 1, OLD);

        // then
        assertThat(last.marks()).isEmpty();
    }

    private CardState lastState() {
        return Objects.requireNonNull(Objects.requireNonNull(last.write()).state());
    }

    private void shows(String client, long at, Card card) {
        news(client, head(at, at), new Difference.Shown(card));
    }

    private void repeats(String client, long at) {
        news(client, head(at, at), new Difference.Repeated("card"));
    }

    private void drops(String client, long at) {
        news(client, head(at, at), new Difference.Dropped("card"));
    }

    private void news(String client, ListHead head, Difference difference) {
        last = CardFold.fold(entry, new CardNews(client, head, difference));
        entry = last.after();
        if (last.write() != null) {
            writes.add(last.write());
        }
    }

    private static CardState state(
            Card card, List<String> listedBy, long firstSeen, long statusSince, long at, long sequence) {
        return new CardState(
                "card", card, listedBy, at(firstSeen), at(statusSince), at(at), "request-" + at, at(at), sequence);
    }

    private static ListHead head(long version, long received) {
        return new ListHead(
                new ListVersion(at(version), at(received)), at(version), "request-" + version, new RecordHeaders());
    }

    private static ListVersion version(long second) {
        return new ListVersion(at(second), at(second));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
