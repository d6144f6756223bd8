package cardstate.call;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The requests that wait, in a changelogged store: client by client, each client's in the order of acceptance. A key is
 * the client's id, a zero byte, which no id contains, and the request's place as eight bytes; the key without a place
 * holds the client's {@link Trouble}. Stream thread only.
 */
final class PendingStore {

    private static final int PLACE_BYTES = Long.BYTES;

    private final KeyValueStore<Bytes, byte[]> store;

    PendingStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Takes what the store holds, one entry after the other. */
    interface Visitor {
        void pending(String clientId, long place, Pending pending);

        void trouble(String clientId, Trouble trouble);
    }

    void put(String clientId, long place, Pending pending) {
        store.put(key(clientId, place), pending.toBytes());
    }

    Pending get(String clientId, long place) {
        byte[] bytes = store.get(key(clientId, place));
        if (bytes == null) {
            throw new IllegalStateException("The pending store lacks an entry that the index has, place " + place);
        }
        return Pending.of(clientId, bytes);
    }

    void delete(String clientId, long place) {
        remove(key(clientId, place));
    }

    void putTrouble(String clientId, Trouble trouble) {
        store.put(troubleKey(clientId), trouble.toBytes());
    }

    void deleteTrouble(String clientId) {
        remove(troubleKey(clientId));
    }

    /** {@code delete} would read the entry first, to return it. */
    private void remove(Bytes key) {
        store.put(key, null);
    }

    void forEach(Visitor visitor) {
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                byte[] key = entry.key.get();
                int end = indexOfZero(key);
                String clientId = new String(key, 0, end, StandardCharsets.UTF_8);
                if (key.length == end + 1) {
                    visitor.trouble(clientId, Trouble.of(entry.value));
                } else {
                    long place = ByteBuffer.wrap(key, end + 1, PLACE_BYTES).getLong();
                    visitor.pending(clientId, place, Pending.of(clientId, entry.value));
                }
            }
        }
    }

    private static Bytes key(String clientId, long place) {
        byte[] client = clientId.getBytes(StandardCharsets.UTF_8);
        byte[] key = Arrays.copyOf(client, client.length + 1 + PLACE_BYTES);
        ByteBuffer.wrap(key).putLong(client.length + 1, place);
        return Bytes.wrap(key);
    }

    private static Bytes troubleKey(String clientId) {
        byte[] client = clientId.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(Arrays.copyOf(client, client.length + 1));
    }

    private static int indexOfZero(byte[] key) {
        for (int i = 0; i < key.length; i++) {
            if (key[i] == 0) {
                return i;
            }
        }
        throw new IllegalStateException("A key of the pending store has no zero byte");
    }
}
