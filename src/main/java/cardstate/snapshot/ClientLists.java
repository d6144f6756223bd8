package cardstate.snapshot;

import cardstate.store.EntryReader;
import cardstate.store.EntryWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The clients' last lists, in a changelogged store. Two entries a client, so that a list that repeats the last one writes
 * few bytes: which list it is, under the client's id; its cards, under the id and a zero byte. Stream thread only.
 */
public final class ClientLists {

    private static final int FORMAT = 1;

    private final KeyValueStore<Bytes, byte[]> store;

    public ClientLists(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    public @Nullable ClientList get(String clientId) {
        return read(store, clientId);
    }

    static @Nullable ClientList read(ReadOnlyKeyValueStore<Bytes, byte[]> store, String clientId) {
        byte[] head = store.get(headKey(clientId));
        byte[] cards = store.get(cardsKey(clientId));
        return head == null ? null : new ClientList(readHead(head), cards == null ? Map.of() : readCards(cards));
    }

    /** @param before what {@link #get} gave for the client: its cards are written only where they differ */
    public void put(String clientId, @Nullable ClientList before, ClientList after) {
        if (before == null || before.head() != after.head()) {
            store.put(headKey(clientId), write(after.head()));
        }
        Map<String, SeenCard> was = before == null ? Map.of() : before.cards();
        if (!was.equals(after.cards())) {
            store.put(cardsKey(clientId), after.cards().isEmpty() ? null : write(after.cards()));
        }
    }

    /** Nothing of the client's list is left, and its next one is its first. */
    public void forget(String clientId) {
        store.delete(cardsKey(clientId));
        store.delete(headKey(clientId));
    }

    /**
     * Notes whether other clients list a card too. Where they do, the card's state is told which of the client's lists
     * showed it last: it may have been repeated since the one that is known, and the state may wait for the answer.
     *
     * @param known the newest list of the client that the card's state knows of
     * @return that list, by the known version where the newest lacks the card; null where nothing is to be told
     */
    public @Nullable ListHead mark(String clientId, String cardId, boolean shared, ListVersion known) {
        ClientList before = get(clientId);
        SeenCard seen = before == null ? null : before.cards().get(cardId);
        if (before == null || seen == null) {
            return null;
        }
        Map<String, SeenCard> cards = new LinkedHashMap<>(before.cards());
        cards.put(cardId, seen.isShared(shared));
        put(clientId, before, new ClientList(before.head(), cards));
        if (!shared) {
            return null;
        }
        return seen.missing() == 0 ? before.head() : before.head().at(known);
    }

    private static Bytes headKey(String clientId) {
        return Bytes.wrap(clientId.getBytes(StandardCharsets.UTF_8));
    }

    private static Bytes cardsKey(String clientId) {
        byte[] client = clientId.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(Arrays.copyOf(client, client.length + 1));
    }

    private static byte[] write(ListHead head) {
        return new EntryWriter(FORMAT)
                .writeInstant(head.version().version())
                .writeInstant(head.version().receivedAt())
                .writeNullableInstant(head.providerTime())
                .writeString(head.requestId())
                .writeHeaders(head.headers())
                .toBytes();
    }

    private static ListHead readHead(byte[] bytes) {
        EntryReader entry = new EntryReader(bytes, FORMAT);
        ListVersion version = new ListVersion(entry.readInstant(), entry.readInstant());
        Instant providerTime = entry.readNullableInstant();
        return new ListHead(version, providerTime, entry.readString(), entry.readHeaders());
    }

    private static byte[] write(Map<String, SeenCard> cards) {
        EntryWriter entry = new EntryWriter(FORMAT).writeLong(cards.size());
        cards.forEach((cardId, seen) -> entry.writeString(cardId)
                .writeFixedLong(seen.hash())
                .writeBoolean(seen.shared())
                .writeLong(seen.missing()));
        return entry.toBytes();
    }

    private static Map<String, SeenCard> readCards(byte[] bytes) {
        EntryReader entry = new EntryReader(bytes, FORMAT);
        int size = entry.readInt();
        Map<String, SeenCard> cards = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String cardId = entry.readString();
            cards.put(cardId, new SeenCard(entry.readFixedLong(), entry.readBoolean(), entry.readInt()));
        }
        return cards;
    }
}
