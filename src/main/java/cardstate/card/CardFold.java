package cardstate.card;

import cardstate.snapshot.Difference;
import cardstate.snapshot.ListHead;
import cardstate.snapshot.ListVersion;
import cardstate.v1.Card;
import cardstate.v1.CardState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folds what clients' lists say of one card into its state. The newest list's truth wins; the state is written when the
 * card or the clients that list it changed, each time with the next sequence. Pure; any thread.
 *
 * <p>A client that alone lists a card tells nothing of lists that repeat it. So when another client's list contradicts it,
 * it is in doubt which of the two is newer: the news is held, and the first is asked by a mark, which it answers (ADR 1).
 */
public final class CardFold {

    private CardFold() {}

    /**
     * What a piece of news did.
     *
     * @param after the card's entry now
     * @param writes the states to write, in their order; none where nothing about the card changed
     * @param marks what the clients' stages must know of it
     */
    public record Folded(CardEntry after, List<Write> writes, List<SharedMark> marks) {

        /** What both did, one after the other. */
        private Folded then(Folded next) {
            return new Folded(next.after, joined(writes, next.writes), joined(marks, next.marks));
        }

        private static <T> List<T> joined(List<T> first, List<T> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
    }

    /**
     * A write of the card's state.
     *
     * @param cause the news that it follows from
     * @param before the card before, null: nobody listed it
     * @param after the card now, null: nobody lists it
     * @param state the new state, null: a tombstone
     */
    public record Write(
            CardNews cause, long sequence, @Nullable Card before, @Nullable Card after, @Nullable CardState state) {

        public String cardId() {
            return cause.difference().cardId();
        }

        /** Cards are personal data and are not shown. */
        @Override
        public String toString() {
            return "Write[" + cardId() + ", sequence=" + sequence + "]";
        }
    }

    /** @param before {@link CardEntry#NEVER_SEEN} for a card that no list has shown yet */
    static Folded fold(CardEntry before, CardNews news) {
        CardNews held = before.held();
        return held == null ? arrive(before, news) : meanwhile(before, held, news);
    }

    /** The answer, or other news while it is waited for. What the held client repeats answers nothing. */
    private static Folded meanwhile(CardEntry before, CardNews held, CardNews news) {
        boolean repeats = news.difference() instanceof Difference.Repeated;
        if (repeats && news.clientId().equals(held.clientId())) {
            return new Folded(before, List.of(), List.of());
        }
        CardEntry free = before.holding(null);
        if (free.of(news.clientId()) == null || news.difference() instanceof Difference.Dropped) {
            Folded joined = take(free, held);
            return joined.then(take(joined.after(), news));
        }
        Folded told = take(free, news);
        return told.then(repeats ? take(told.after(), held) : arrive(told.after(), held));
    }

    private static Folded arrive(CardEntry before, CardNews news) {
        Listing contradicted = contradicted(before, news);
        if (contradicted == null) {
            return take(before, news);
        }
        SharedMark question =
                new SharedMark(contradicted.clientId(), news.difference().cardId(), true, ListVersion.OLDEST);
        return new Folded(before.holding(news), List.of(), List.of(question));
    }

    /** Who alone lists the card, and otherwise than the news, and by an older list as far as is known. */
    private static @Nullable Listing contradicted(CardEntry before, CardNews news) {
        if (!(news.difference() instanceof Difference.Shown shown)
                || before.listings().size() != 1
                || before.of(news.clientId()) != null) {
            return null;
        }
        Listing only = before.listings().get(0);
        Listing joining = new Listing(news.clientId(), news.list().version(), shown.card());
        return !only.card().equals(joining.card()) && joining.isNewerThan(only) ? only : null;
    }

    private static Folded take(CardEntry before, CardNews news) {
        List<Listing> listings = listings(before, news);
        CardEntry same = new CardEntry(before.sequence(), before.firstSeenAt(), before.statusSince(), listings, null);
        Card was = before.card();
        Card is = same.card();
        boolean written = !Objects.equals(was, is) || !before.listedBy().equals(same.listedBy());
        CardEntry after = written ? written(before, was, is, listings, news.list()) : same;
        List<Write> writes = written ? List.of(write(was, is, after, news)) : List.of();
        return new Folded(after, writes, marks(before, after, news));
    }

    private static List<Listing> listings(CardEntry before, CardNews news) {
        List<Listing> listings = new ArrayList<>(before.listings());
        Listing known = before.of(news.clientId());
        listings.remove(known);
        if (news.difference() instanceof Difference.Shown shown) {
            listings.add(new Listing(news.clientId(), news.list().version(), shown.card()));
        } else if (news.difference() instanceof Difference.Repeated && known != null) {
            listings.add(known.repeatedBy(news.list().version()));
        }
        listings.sort(Comparator.comparing(Listing::clientId));
        return listings;
    }

    private static CardEntry written(
            CardEntry before, @Nullable Card was, @Nullable Card is, List<Listing> listings, ListHead list) {
        Instant now = list.version().receivedAt();
        boolean sameStatus = was != null && is != null && was.getStatus().equals(is.getStatus());
        return new CardEntry(
                before.sequence() + 1,
                was == null ? now : before.firstSeenAt(),
                sameStatus ? before.statusSince() : now,
                listings,
                null);
    }

    private static Write write(@Nullable Card was, @Nullable Card is, CardEntry after, CardNews news) {
        String cardId = news.difference().cardId();
        ListHead list = news.list();
        CardState state = is == null
                ? null
                : new CardState(
                        cardId,
                        is,
                        after.listedBy(),
                        after.firstSeenAt(),
                        after.statusSince(),
                        list.version().receivedAt(),
                        list.requestId(),
                        list.providerTime(),
                        after.sequence());
        return new Write(news, after.sequence(), was, is, state);
    }

    /** Those clients learn of it for whom the card became shared, or shared no more. */
    private static List<SharedMark> marks(CardEntry before, CardEntry after, CardNews news) {
        List<SharedMark> marks = new ArrayList<>();
        for (Listing listing : after.listings()) {
            boolean was = before.isShared() && before.of(listing.clientId()) != null;
            if (was != after.isShared()) {
                marks.add(new SharedMark(
                        listing.clientId(), news.difference().cardId(), after.isShared(), listing.version()));
            }
        }
        return marks;
    }
}
