package cardstate.snapshot;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A store in memory that outlives what stands on it. */
public final class MapStore {

    private MapStore() {}

    public static KeyValueStore<Bytes, byte[]> empty() {
        return Stores.inMemoryKeyValueStore("store").get();
    }
}
