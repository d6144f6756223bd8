package cardstate.card;

import cardstate.v1.Card;
import java.time.Instant;
import java.util.Comparator;
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
 */
public record CardEntry(long sequence, Instant firstSeenAt, Instant statusSince, List<Listing> listings) {

    private static final Comparator<Listing> NEWEST =
            Comparator.comparing(Listing::version).thenComparing(Listing::clientId);

    static final CardEntry NEVER_SEEN = new CardEntry(0, Instant.EPOCH, Instant.EPOCH, List.of());

    public CardEntry {
        listings = List.copyOf(listings);
    }

    /** The card as the newest list shows it, by (version, received_at, client_id); null while nobody lists it. */
    public @Nullable Card card() {
        return listings.stream().max(NEWEST).map(Listing::card).orElse(null);
    }

    public List<String> listedBy() {
        return listings.stream().map(Listing::clientId).toList();
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
