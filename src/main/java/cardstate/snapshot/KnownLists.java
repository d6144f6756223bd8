package cardstate.snapshot;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The clients' last lists, read beside the stream thread that writes them. Safe for all threads, as the store is.
 *
 * @param store of {@code client-lists}
 */
public record KnownLists(ReadOnlyKeyValueStore<Bytes, byte[]> store) {

    private static final int ATTEMPTS = 5;

    /**
     * The client's last list, null where it never had one. Its two entries are written one after the other: a list that
     * changes meanwhile is read again.
     */
    public @Nullable ClientList get(String clientId) {
        ClientList list = ClientLists.read(store, clientId);
        for (int i = 1; i < ATTEMPTS; i++) {
            ClientList again = ClientLists.read(store, clientId);
            if (list == null
                    || again != null
                            && again.head().requestId().equals(list.head().requestId())) {
                return again;
            }
            list = again;
        }
        return list;
    }
}
