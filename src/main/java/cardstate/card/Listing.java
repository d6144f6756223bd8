package cardstate.card;

import cardstate.snapshot.ListVersion;
import cardstate.v1.Card;
import java.util.Comparator;

/**
 * What one client's newest list says of a card. Immutable.
 *
 * @param version which list it was
 */
public record Listing(String clientId, ListVersion version, Card card) {

    static final Comparator<Listing> NEWEST =
            Comparator.comparing(Listing::version).thenComparing(Listing::clientId);

    boolean isNewerThan(Listing other) {
        return NEWEST.compare(this, other) > 0;
    }

    /** The same by a later list. A client's answer to a mark may name one that is known already. */
    Listing repeatedBy(ListVersion list) {
        return list.compareTo(version) > 0 ? new Listing(clientId, list, card) : this;
    }

    /** Cards are personal data and are not shown. */
    @Override
    public String toString() {
        return "Listing[clientId=" + clientId + ", version=" + version + "]";
    }
}
