package cardstate.card;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.card.CardFold.Write;
import cardstate.snapshot.ListVersion;
import cardstate.v1.Card;
import org.junit.jupiter.api.Test;

/** A second client's list contradicts the only one, whose client may have listed the card again without a word. */
class HeldNewsTest {

    private static final Card OLD = card("card", "00");
    private static final Card NEW = card("card", "05");
    private static final Card NEWEST = card("card", "09");

    private final Feed feed = new Feed();

    @Test
    void shouldAskTheOnlyListerAndWriteNothingYet() {
        // given
        feed.shows("a", 1, OLD);

        // when
        feed.shows("b", 2, NEW);

        // then
        assertThat(feed.last.writes()).isEmpty();
        assertThat(feed.last.marks()).containsExactly(new SharedMark("a", "card", true, ListVersion.OLDEST));
        assertThat(feed.entry.card()).isEqualTo(OLD);
    }

    @Test
    void shouldTakeTheHeldListsTruthWhereTheOtherHasNotListedTheCardSince() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, NEW);

        // when
        feed.repeats("a", 1);

        // then
        assertThat(feed.state().getCard()).isEqualTo(NEW);
        assertThat(feed.state().getListedBy()).containsExactly("a", "b");
        assertThat(feed.state().getChangedByRequestId()).isEqualTo("request-2");
        assertThat(feed.entry.held()).isNull();
    }

    @Test
    void shouldNeverTakeTheHeldListsTruthWhereTheOtherHasListedTheCardSince() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, NEW);

        // when
        feed.repeats("a", 3);

        // then
        assertThat(feed.writes).extracting(Write::after).containsExactly(OLD, OLD);
        assertThat(feed.state().getListedBy()).containsExactly("a", "b");
        assertThat(feed.state().getStatusSince()).isEqualTo(Feed.at(1));
        assertThat(feed.state().getSequence()).isEqualTo(2);
    }

    @Test
    void shouldMarkBothAsSharingTheCardOnceItIsAnswered() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, NEW);

        // when
        feed.repeats("a", 3);

        // then
        assertThat(feed.last.marks())
                .containsExactly(
                        new SharedMark("a", "card", true, Feed.version(3)),
                        new SharedMark("b", "card", true, Feed.version(2)));
    }

    @Test
    void shouldAskAgainWhereTheOnlyListerShowsSomethingElseThatIsOlder() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 3, NEW);

        // when
        feed.shows("a", 2, NEWEST);

        // then
        assertThat(feed.state().getCard()).isEqualTo(NEWEST);
        assertThat(feed.last.marks()).containsExactly(new SharedMark("a", "card", true, ListVersion.OLDEST));
        assertThat(feed.entry.held()).isNotNull();
    }

    @Test
    void shouldLetTheHeldClientJoinWhereTheOnlyListerShowsSomethingNewer() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, NEW);

        // when
        feed.shows("a", 3, NEWEST);

        // then
        assertThat(feed.writes).extracting(Write::after).containsExactly(OLD, NEWEST, NEWEST);
        assertThat(feed.state().getListedBy()).containsExactly("a", "b");
    }

    @Test
    void shouldNotBeGoneWhereTheOnlyListerStopsMeanwhile() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, NEW);

        // when
        feed.drops("a", 3);

        // then
        assertThat(feed.writes).extracting(Write::after).containsExactly(OLD, NEW, NEW);
        assertThat(feed.state().getListedBy()).containsExactly("b");
    }

    @Test
    void shouldTakeNoRepetitionOfTheHeldClientForTheAnswer() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, NEW);

        // when
        feed.repeats("b", 2);

        // then
        assertThat(feed.last.writes()).isEmpty();
        assertThat(feed.entry.held()).isNotNull();
    }

    @Test
    void shouldHoldOneListAtTheMost() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, NEW);

        // when
        feed.shows("c", 3, NEWEST);

        // then
        assertThat(feed.writes).extracting(Write::after).containsExactly(OLD, NEW, NEWEST);
        assertThat(feed.entry.held()).isNull();
    }

    @Test
    void shouldNotLetAnAnswerMakeAListOlder() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, OLD);
        feed.repeats("a", 4);

        // when
        feed.repeats("a", 1);
        feed.shows("b", 3, NEW);

        // then
        assertThat(feed.entry.card()).isEqualTo(OLD);
    }
}
