package cardstate.query;

import cardstate.card.CardEntry;
import cardstate.v1.Card;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a card, as {@code card-state} will say it.
 *
 * @param card as the newest list shows it
 * @param listedBy the clients that list it, sorted
 * @param sequence of the state's last write
 */
public record KnownCard(
        String cardId, Card card, List<String> listedBy, Instant firstSeenAt, Instant statusSince, long sequence) {

    /** Null where no client lists the card. */
    static @Nullable KnownCard of(String cardId, CardEntry entry) {
        Card card = entry.card();
        return card == null
                ? null
                : new KnownCard(
                        cardId, card, entry.listedBy(), entry.firstSeenAt(), entry.statusSince(), entry.sequence());
    }

    /** Cards are personal data: only the sequence is shown. */
    @Override
    public String toString() {
        return "KnownCard[sequence=" + sequence + "]";
    }
}
