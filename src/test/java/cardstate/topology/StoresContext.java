package cardstate.topology;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.state.KeyValueStore;

/** One life of a processor that is tested alone. The stores are the test's, and outlive it. */
final class StoresContext extends MockProcessorContext<byte[], byte[]> {

    private final Map<String, KeyValueStore<Bytes, byte[]>> stores;

    private StoresContext(Map<String, KeyValueStore<Bytes, byte[]>> stores, Instant now) {
        super(properties());
        this.stores = stores;
        setCurrentSystemTimeMs(now.toEpochMilli());
    }

    /** Kafka Streams initialises the processor, perhaps again. */
    static StoresContext begin(
            Processor<byte[], byte[], byte[], byte[]> processor,
            Map<String, KeyValueStore<Bytes, byte[]>> stores,
            Instant now) {
        StoresContext begun = new StoresContext(stores, now);
        processor.init(begun);
        return begun;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        return properties;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S extends StateStore> S getStateStore(String name) {
        return (S) Objects.requireNonNull(stores.get(name));
    }

    /** What is scheduled and not cancelled. */
    List<CapturedPunctuator> scheduled() {
        return scheduledPunctuators().stream()
                .filter(punctuator -> !punctuator.cancelled())
                .toList();
    }

    /** Kafka Streams calls what is scheduled. */
    void turn(Instant now) {
        setCurrentSystemTimeMs(now.toEpochMilli());
        scheduled().forEach(turns -> turns.getPunctuator().punctuate(now.toEpochMilli()));
    }
}
