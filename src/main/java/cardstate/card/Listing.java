package cardstate.card;

import cardstate.snapshot.ListVersion;
import cardstate.v1.Card;

/**
 * What one client's newest list says of a card. Immutable.
 *
 * @param version which list it was
 */
public record Listing(String clientId, ListVersion version, Card card) {

    /** Cards are personal data and are not shown. */
    @Override
    public String toString() {
        return "Listing[clientId=" + clientId + ", version=" + version + "]";
    }
}
