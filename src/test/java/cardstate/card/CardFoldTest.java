package cardstate.card;

import static cardstate.snapshot.TestCards.balance;
import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.card.CardFold.Folded;
import cardstate.card.CardFold.Write;
import cardstate.v1.Card;
import cardstate.v1.CardState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CardFoldTest {

    private static final Card OLD = card("card", "00");
    private static final Card NEW = card("card", "05");

    private final Feed feed = new Feed();

    @Test
    void shouldBeginWithSequenceOneAndNothingBefore() {
        // when
        feed.shows("a", 1, OLD);

        // then
        shouldHaveWritten(1, null, OLD, state(OLD, List.of("a"), 1, 1, 1, 1));
    }

    @Test
    void shouldKeepFirstSeenAndMoveStatusSinceWhenTheStatusChanges() {
        // given
        feed.shows("a", 1, OLD);

        // when
        feed.shows("a", 2, NEW);

        // then
        shouldHaveWritten(2, OLD, NEW, state(NEW, List.of("a"), 1, 2, 2, 2));
    }

    @Test
    void shouldKeepStatusSinceWhenSomethingElseChanges() {
        // given
        Card moved = card("card", "00", balance("iban", "1"));
        feed.shows("a", 1, OLD);

        // when
        feed.shows("a", 2, moved);

        // then
        assertThat(feed.state().getStatusSince()).isEqualTo(Feed.at(1));
    }

    @Test
    void shouldWriteATombstoneWhenTheLastListerStops() {
        // given
        feed.shows("a", 1, OLD);

        // when
        feed.drops("a", 2);

        // then
        shouldHaveWritten(2, OLD, null, null);
    }

    @Test
    void shouldGoOnCountingWhenAGoneCardIsSeenAgain() {
        // given
        feed.shows("a", 1, OLD);
        feed.drops("a", 2);

        // when
        feed.shows("b", 3, OLD);

        // then
        shouldHaveWritten(3, null, OLD, state(OLD, List.of("b"), 3, 3, 3, 3));
    }

    @Test
    void shouldNeverLeaveAGapInTheSequence() {
        // when
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, NEW);
        feed.repeats("a", 1);
        feed.repeats("a", 3);
        feed.drops("b", 4);
        feed.drops("a", 5);
        feed.shows("a", 6, NEW);

        // then
        assertThat(feed.writes).extracting(Write::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void shouldHandEachStateOnAsTheNextOnesBefore() {
        // when
        feed.shows("a", 1, OLD);
        feed.shows("b", 2, NEW);
        feed.repeats("a", 1);
        feed.repeats("a", 3);
        feed.drops("b", 4);
        feed.drops("a", 5);
        feed.shows("a", 6, NEW);

        // then
        for (int i = 1; i < feed.writes.size(); i++) {
            assertThat(feed.writes.get(i).before())
                    .isEqualTo(feed.writes.get(i - 1).after());
        }
    }

    @Test
    void shouldWriteNothingWhenAClientStopsThatNeverListedTheCard() {
        // given
        feed.shows("a", 1, OLD);

        // when
        feed.drops("b", 2);

        // then
        assertThat(feed.last).isEqualTo(new Folded(feed.entry, List.of(), List.of()));
    }

    private void shouldHaveWritten(
            long sequence, @Nullable Card before, @Nullable Card after, @Nullable CardState state) {
        assertThat(feed.last.writes()).singleElement().satisfies(write -> {
            assertThat(write.cardId()).isEqualTo("card");
            assertThat(write.sequence()).isEqualTo(sequence);
            assertThat(write.before()).isEqualTo(before);
            assertThat(write.after()).isEqualTo(after);
            assertThat(write.state()).isEqualTo(state);
        });
    }

    private static CardState state(
            Card card, List<String> listedBy, long firstSeen, long statusSince, long at, long sequence) {
        return new CardState(
                "card",
                card,
                listedBy,
                Feed.at(firstSeen),
                Feed.at(statusSince),
                Feed.at(at),
                "request-" + at,
                Feed.at(at),
                sequence);
    }
}
