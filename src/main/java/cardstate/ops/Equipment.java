package cardstate.ops;

import cardstate.config.Settings;
import cardstate.topic.RegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import org.rocksdb.RocksDB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one process needs beside its brokers, made once and shared: it connects to nothing yet. Any thread may use it; who
 * made it closes it.
 *
 * @param registry the client of the schema registry
 * @param meters all figures
 */
record Equipment(SchemaRegistryClient registry, ProcessMeters meters) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Equipment.class);

    /** Loads the stores' native library too, which the first store would wait for. */
    static Equipment of(Settings settings) {
        Equipment made = new Equipment(RegistryClient.open(settings.registry()), new ProcessMeters());
        RocksDB.loadLibrary();
        return made;
    }

    @Override
    public void close() {
        meters.close();
        try {
            registry.close();
        } catch (IOException e) {
            LOG.warn("The registry's client did not close: {}", e.getClass().getSimpleName());
        }
    }
}
