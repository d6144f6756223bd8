package cardstate.topology;

import cardstate.v1.Card;
import cardstate.v1.ClientCardsSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** What contract.md makes of snapshots, written a second time, without a thought for speed. */
final class NaiveFold {

    /** A card as it should stand: what it is, as text, and who lists it. */
    record Standing(String card, List<String> listedBy) {}

    private record Last(Instant version, Instant receivedAt, String clientId, Map<String, Card> cards) {}

    private static final Comparator<Last> NEWER =
            Comparator.comparing(Last::version).thenComparing(Last::receivedAt).thenComparing(Last::clientId);

    private final Map<String, Last> byClient = new TreeMap<>();

    /** Takes the next snapshot and tells whether it is stale. */
    boolean isStale(ClientCardsSnapshot snapshot) {
        Instant latest = snapshot.getReceivedAt().plusSeconds(5);
        Instant version = snapshot.getProviderTime() == null ? snapshot.getReceivedAt() : snapshot.getProviderTime();
        version = version.isAfter(latest) ? latest : version;
        Last before = byClient.get(snapshot.getClientId());
        if (before != null && version.isBefore(before.version())) {
            return true;
        }
        Map<String, Card> cards = new TreeMap<>();
        snapshot.getCards().forEach(card -> cards.put(card.getCardId(), card));
        byClient.put(
                snapshot.getClientId(), new Last(version, snapshot.getReceivedAt(), snapshot.getClientId(), cards));
        return false;
    }

    /** Every card that somebody lists, by its id. */
    Map<String, Standing> standing() {
        Map<String, List<Last>> listings = new TreeMap<>();
        byClient.values().forEach(last -> last.cards().keySet().forEach(cardId -> listings.computeIfAbsent(
                        cardId, id -> new ArrayList<>())
                .add(last)));
        Map<String, Standing> standing = new TreeMap<>();
        listings.forEach((cardId, lists) -> standing.put(cardId, standing(cardId, lists)));
        return standing;
    }

    private static Standing standing(String cardId, List<Last> lists) {
        Card newest = lists.stream().max(NEWER).orElseThrow().cards().get(cardId);
        return of(newest, lists.stream().map(Last::clientId).sorted().toList());
    }

    static Standing of(@Nullable Card card, List<String> listedBy) {
        return new Standing(text(card), List.copyOf(listedBy));
    }

    /** All that a record holds: its own text shows its ids alone. */
    static String text(@Nullable IndexedRecord record) {
        return record == null ? "null" : GenericData.get().toString(record);
    }
}
