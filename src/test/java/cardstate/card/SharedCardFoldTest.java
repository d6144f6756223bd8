package cardstate.card;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.card.CardFold.Write;
import cardstate.snapshot.Difference;
import cardstate.v1.Card;
import org.junit.jupiter.api.Test;

class SharedCardFoldTest {

    private static final Card OLD = card("card", "00");
    private static final Card NEW = card("card", "05");

    private final Feed feed = new Feed();

    @Test
    void shouldWriteWhenASecondClientListsTheSame() {
        // given
        feed.shows("b", 1, OLD);

        // when
        feed.shows("a", 2, OLD);

        // then
        assertThat(feed.state().getListedBy()).containsExactly("a", "b");
    }

    @Test
    void shouldKeepTheCardWhenOneOfTwoStops() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, OLD);

        // when
        feed.drops("a", 3);

        // then
        assertThat(feed.state().getListedBy()).containsExactly("b");
    }

    @Test
    void shouldFallBackOnWhatTheOtherClientSaysWhenTheNewestStops() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, NEW);
        feed.repeats("a", 1);

        // when
        feed.drops("b", 3);

        // then
        assertThat(feed.state().getCard()).isEqualTo(OLD);
    }

    @Test
    void shouldKeepOneChainWhenACardMovesFromOneClientToAnother() {
        // given
        feed.shows("a", 1, OLD);

        // when
        feed.shows("b", 2, NEW);
        feed.repeats("a", 1);
        feed.drops("a", 3);

        // then
        assertThat(feed.writes).extracting(Write::after).containsExactly(OLD, NEW, NEW);
    }

    @Test
    void shouldTakeTheNewestListsTruth() {
        // given
        feed.shows("a", 2, OLD);

        // when
        feed.shows("b", 1, NEW);

        // then
        assertThat(feed.state().getCard()).isEqualTo(OLD);
    }

    @Test
    void shouldTakeTheLaterReceivedOfTwoListsOfOneVersion() {
        // given
        feed.fold("a", Feed.head(1, 3), new Difference.Shown(NEW));

        // when
        feed.fold("b", Feed.head(1, 2), new Difference.Shown(OLD));

        // then
        assertThat(feed.state().getCard()).isEqualTo(NEW);
    }

    @Test
    void shouldTakeTheGreaterClientIdWhereTwoListsAreEquallyNew() {
        // given
        feed.shows("b", 1, NEW);

        // when
        feed.shows("a", 1, OLD);

        // then
        assertThat(feed.state().getCard()).isEqualTo(NEW);
    }

    @Test
    void shouldLetAListWinAgainThatRepeatsWhatItsOwnClientSawBefore() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, NEW);
        feed.repeats("a", 1);

        // when
        feed.repeats("a", 3);

        // then
        assertThat(feed.state().getCard()).isEqualTo(OLD);
    }

    @Test
    void shouldWriteNothingForANewerTimeAlone() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, OLD);

        // when
        feed.repeats("a", 3);

        // then
        assertThat(feed.last.writes()).isEmpty();
    }

    @Test
    void shouldRememberANewerTimeAlone() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, OLD);
        feed.repeats("a", 4);

        // when
        feed.shows("b", 3, NEW);

        // then
        assertThat(feed.last.writes()).isEmpty();
    }

    @Test
    void shouldMarkBothClientsWhenACardGetsItsSecondLister() {
        // given
        feed.shows("a", 1, OLD);

        // when
        feed.shows("b", 2, OLD);

        // then
        assertThat(feed.last.marks())
                .containsExactly(
                        new SharedMark("a", "card", true, Feed.version(1)),
                        new SharedMark("b", "card", true, Feed.version(2)));
    }

    @Test
    void shouldMarkOnlyTheThirdWhenTwoKnowAlready() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, OLD);

        // when
        feed.shows("c", 3, OLD);

        // then
        assertThat(feed.last.marks()).containsExactly(new SharedMark("c", "card", true, Feed.version(3)));
    }

    @Test
    void shouldUnmarkTheClientThatIsLeftAlone() {
        // given
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, OLD);

        // when
        feed.drops("a", 3);

        // then
        assertThat(feed.last.marks()).containsExactly(new SharedMark("b", "card", false, Feed.version(2)));
    }

    @Test
    void shouldMarkNobodyWhereNothingIsShared() {
        // when
        feed.shows("a", 1, OLD);

        // then
        assertThat(feed.last.marks()).isEmpty();
    }
}
