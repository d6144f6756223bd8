package cardstate.snapshot;

import cardstate.v1.Card;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts a new list in the place of a client's last one and tells what differs: only that crosses to the cards, so that a
 * list without news costs nothing there. Pure; any thread.
 */
public final class ListFold {

    /** What an entry has of a card beside its id, at the most. */
    private static final int BESIDE_ID_BYTES = 16;

    private final ToLongFunction<Card> hash;
    private final int removalAfterMissing;
    private final int roomBytes;

    /**
     * @param hash of all that a list says of a card
     * @param removalAfterMissing how many lists in a row must lack a card before it counts as dropped
     * @param roomBytes what may be kept of a client's cards: beyond it a card that a list lacks counts as dropped at once
     */
    public ListFold(ToLongFunction<Card> hash, int removalAfterMissing, int roomBytes) {
        this.hash = hash;
        this.removalAfterMissing = removalAfterMissing;
        this.roomBytes = roomBytes;
    }

    /**
     * What became of a list.
     *
     * @param after the client's list now
     * @param differences in the list's order, what it lacks last
     */
    public record Folded(ClientList after, List<Difference> differences) {}

    /** Whether the list is older than the one before, and so must not be folded. */
    public static boolean isStale(@Nullable ClientList before, ListVersion version) {
        return before != null && version.isStaleAfter(before.head().version());
    }

    public Folded fold(@Nullable ClientList before, ListHead head, List<Card> cards) {
        Map<String, SeenCard> was = before == null ? Map.of() : before.cards();
        Map<String, SeenCard> is = new LinkedHashMap<>();
        List<Difference> differences = new ArrayList<>();
        for (Card card : cards) {
            is.put(card.getCardId(), shown(card, was.get(card.getCardId()), differences));
        }
        missing(was, is, differences);
        return new Folded(new ClientList(head, is), differences);
    }

    private void missing(Map<String, SeenCard> was, Map<String, SeenCard> is, List<Difference> differences) {
        int room = removalAfterMissing > 1
                ? roomBytes - is.keySet().stream().mapToInt(ListFold::bytes).sum()
                : 0;
        for (Map.Entry<String, SeenCard> each : was.entrySet()) {
            String cardId = each.getKey();
            if (is.containsKey(cardId)) {
                continue;
            }
            int left = room - bytes(cardId);
            if (each.getValue().missing() + 1 < removalAfterMissing && left >= 0) {
                is.put(cardId, each.getValue().isMissing());
                room = left;
            } else {
                differences.add(new Difference.Dropped(cardId));
            }
        }
    }

    private static int bytes(String cardId) {
        return cardId.getBytes(StandardCharsets.UTF_8).length + BESIDE_ID_BYTES;
    }

    private SeenCard shown(Card card, @Nullable SeenCard seen, List<Difference> differences) {
        long now = hash.applyAsLong(card);
        if (seen == null) {
            differences.add(new Difference.Shown(card));
            return new SeenCard(now, false, 0);
        }
        if (seen.hash() != now) {
            differences.add(new Difference.Shown(card));
        } else if (seen.shared()) {
            differences.add(new Difference.Repeated(card.getCardId()));
        }
        return seen.isListed(now);
    }
}
