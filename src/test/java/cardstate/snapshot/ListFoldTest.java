package cardstate.snapshot;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.Card;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListFoldTest {

    private static final Card ONE = card("one", "00");
    private static final Card TWO = card("two", "00");
    private static final int ROOM = 100;

    private final ListFold fold = new ListFold(new CardHash(), 1, ROOM);
    private final ListFold patient = new ListFold(new CardHash(), 3, ROOM);
    private @Nullable ClientList list;

    @Test
    void shouldShowEveryCardOfAFirstListInItsOrder() {
        // when
        List<Difference> differences = fold(fold, TWO, ONE);

        // then
        assertThat(differences).containsExactly(new Difference.Shown(TWO), new Difference.Shown(ONE));
    }

    @Test
    void shouldTellNothingOfAListThatRepeatsTheLast() {
        // given
        fold(fold, ONE, TWO);

        // when
        List<Difference> differences = fold(fold, TWO, card("one", "00"));

        // then
        assertThat(differences).isEmpty();
    }

    @Test
    void shouldShowOnlyTheCardThatChanged() {
        // given
        fold(fold, ONE, TWO);
        Card changed = card("two", "05");

        // when
        List<Difference> differences = fold(fold, ONE, changed);

        // then
        assertThat(differences).containsExactly(new Difference.Shown(changed));
    }

    @Test
    void shouldDropAtOnceWhatIsMissingBeyondTheRoomForIt() {
        // given
        fold(patient, card("1".repeat(40), "00"), card("2".repeat(40), "00"));

        // when
        List<Difference> differences = fold(patient, ONE);

        // then
        assertThat(differences).containsExactly(new Difference.Shown(ONE), new Difference.Dropped("2".repeat(40)));
    }

    @Test
    void shouldDropAtOnceACardThatTheListLacks() {
        // given
        fold(fold, ONE, TWO);

        // when
        List<Difference> differences = fold(fold, TWO);

        // then
        assertThat(differences).containsExactly(new Difference.Dropped("one"));
    }

    @Test
    void shouldDropAllCardsWhenTheListIsEmpty() {
        // given
        fold(fold, ONE, TWO);

        // when
        List<Difference> differences = fold(fold);

        // then
        assertThat(differences).containsExactly(new Difference.Dropped("one"), new Difference.Dropped("two"));
    }

    @Test
    void shouldShowACardAgainThatReturns() {
        // given
        fold(fold, ONE);
        fold(fold);

        // when
        List<Difference> differences = fold(fold, ONE);

        // then
        assertThat(differences).containsExactly(new Difference.Shown(ONE));
    }

    @Test
    void shouldDropOnlyAfterSoManyListsInARowThatLackTheCard() {
        // given
        fold(patient, ONE);

        // then
        assertThat(fold(patient)).isEmpty();
        assertThat(fold(patient)).isEmpty();
        assertThat(fold(patient)).containsExactly(new Difference.Dropped("one"));
        assertThat(fold(patient)).isEmpty();
    }

    @Test
    void shouldBeginToCountAnewWhenAMissingCardReturns() {
        // given
        fold(patient, ONE);
        fold(patient);
        fold(patient);

        // then
        assertThat(fold(patient, ONE)).isEmpty();
        assertThat(fold(patient)).isEmpty();
        assertThat(fold(patient)).isEmpty();
        assertThat(fold(patient)).containsExactly(new Difference.Dropped("one"));
    }

    @Test
    void shouldShowAMissingCardThatReturnsChanged() {
        // given
        Card changed = card("one", "05");
        fold(patient, ONE);
        fold(patient);

        // when
        List<Difference> differences = fold(patient, changed);

        // then
        assertThat(differences).containsExactly(new Difference.Shown(changed));
    }

    @Test
    void shouldRepeatASharedCardThatHasNotChanged() {
        // given
        fold(fold, ONE, TWO);
        share("one");

        // when
        List<Difference> differences = fold(fold, ONE, TWO);

        // then
        assertThat(differences).containsExactly(new Difference.Repeated("one"));
    }

    @Test
    void shouldRememberThatACardIsSharedWhileItIsMissing() {
        // given
        fold(patient, ONE);
        share("one");
        fold(patient);

        // when
        List<Difference> differences = fold(patient, ONE);

        // then
        assertThat(differences).containsExactly(new Difference.Repeated("one"));
    }

    @Test
    void shouldForgetThatACardWasSharedWhenItIsDropped() {
        // given
        fold(fold, ONE);
        share("one");
        fold(fold);
        fold(fold, ONE);

        // when
        List<Difference> differences = fold(fold, ONE);

        // then
        assertThat(differences).isEmpty();
    }

    @Test
    void shouldCallStaleOnlyAnOlderVersionThanTheLast() {
        // given
        fold(fold, ONE);

        // then
        assertThat(ListFold.isStale(list, version(0))).isTrue();
        assertThat(ListFold.isStale(list, version(1))).isFalse();
        assertThat(ListFold.isStale(list, version(2))).isFalse();
    }

    @Test
    void shouldNeverCallAFirstListStale() {
        // then
        assertThat(ListFold.isStale(null, version(0))).isFalse();
    }

    private List<Difference> fold(ListFold by, Card... cards) {
        ListHead head = new ListHead(version(1), null, "request", new RecordHeaders());
        ListFold.Folded folded = by.fold(list, head, List.of(cards));
        list = folded.after();
        return folded.differences();
    }

    private void share(String cardId) {
        ClientList before = java.util.Objects.requireNonNull(list);
        Map<String, SeenCard> cards = new java.util.LinkedHashMap<>(before.cards());
        cards.computeIfPresent(cardId, (id, seen) -> seen.isShared(true));
        list = new ClientList(before.head(), cards);
    }

    private static ListVersion version(long second) {
        return new ListVersion(Instant.ofEpochSecond(second), Instant.EPOCH);
    }
}
