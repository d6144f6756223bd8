package cardstate.card;

import cardstate.v1.Card;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one card: its state is a function of it. Kept for good, also when nobody lists the card, because
 * the sequence never starts again. Immutable.
 *
 * @param sequence how many times the card's state has been written, tombstones too
 * @param firstSeenAt when the card was first listed in its present life; meaningless while nobody lists it
 * @param statusSince when its present status was first listed; likewise
 * @param listings what each client says that lists it, by client id
 * @param held news that is not folded yet, for it is in doubt whether it is newer than the only listing; null for none
 */
public record CardEntry(
        long sequence, Instant firstSeenAt, Instant statusSince, List<Listing> listings, @Nullable CardNews held) {

    static final CardEntry NEVER_SEEN = new CardEntry(0, Instant.EPOCH, Instant.EPOCH, List.of(), null);

    public CardEntry {
        listings = List.copyOf(listings);
    }

    /** The card as the newest list shows it, by (version, received_at, client_id); null while nobody lists it. */
    public @Nullable Card card() {
        return listings.stream().max(Listing.NEWEST).map(Listing::card).orElse(null);
    }

    public List<String> listedBy() {
        return listings.stream().map(Listing::clientId).toList();
    }

    CardEntry holding(@Nullable CardNews news) {
        return new CardEntry(sequence, firstSeenAt, statusSince, listings, news);
    }

    boolean isShared() {
        return listings.size() > 1;
    }

    @Nullable
    Listing of(String clientId) {
        return listings.stream()
                .filter(listing -> listing.clientId().equals(clientId))
                .findFirst()
                .orElse(null);
    }
}
