package cardstate.card;

import cardstate.snapshot.Difference;
import cardstate.snapshot.ListHead;
import cardstate.v1.Card;
import cardstate.v1.CardState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Folds what clients' lists say of one card into its state. The newest list's truth wins; the state is written when the
 * card or the clients that list it changed, each time with the next sequence. Pure; any thread.
 */
public final class CardFold {

    private CardFold() {}

    /**
     * What a piece of news did.
     *
     * @param after the card's entry now
     * @param write the state to write, null where nothing about it changed
     * @param marks what the clients' stages must know of it
     */
    public record Folded(CardEntry after, @Nullable Write write, List<SharedMark> marks) {}

    /**
     * A write of the card's state.
     *
     * @param before the card before, null: nobody listed it
     * @param after the card now, null: nobody lists it
     * @param state the new state, null: a tombstone
     */
    public record Write(
            String cardId, long sequence, @Nullable Card before, @Nullable Card after, @Nullable CardState state) {

        /** Cards are personal data and are not shown. */
        @Override
        public String toString() {
            return "Write[" + cardId + ", sequence=" + sequence + "]";
        }
    }

    /** @param before {@link CardEntry#NEVER_SEEN} for a card that no list has shown yet */
    static Folded fold(CardEntry before, CardNews news) {
        List<Listing> listings = listings(before, news);
        CardEntry same = new CardEntry(before.sequence(), before.firstSeenAt(), before.statusSince(), listings);
        Card was = before.card();
        Card is = same.card();
        boolean written = !Objects.equals(was, is) || !before.listedBy().equals(same.listedBy());
        CardEntry after = written ? written(before, was, is, listings, news.list()) : same;
        return new Folded(after, written ? write(was, is, after, news) : null, marks(before, after, news));
    }

    private static List<Listing> listings(CardEntry before, CardNews news) {
        List<Listing> listings = new ArrayList<>(before.listings());
        Listing known = before.of(news.clientId());
        listings.remove(known);
        if (news.difference() instanceof Difference.Shown shown) {
            listings.add(new Listing(news.clientId(), news.list().version(), shown.card()));
        } else if (news.difference() instanceof Difference.Repeated && known != null) {
            listings.add(new Listing(news.clientId(), news.list().version(), known.card()));
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
                listings);
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
        return new Write(cardId, after.sequence(), was, is, state);
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
