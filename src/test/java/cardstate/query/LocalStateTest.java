package cardstate.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cardstate.topic.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams that hand out the stores of partition 3, and have nothing in them yet. */
class LocalStateTest {

    private static final TopicPartition LISTS = new TopicPartition("lists-changelog", 3);
    private static final TopicPartition CARDS = new TopicPartition("cards-changelog", 3);
    private static final TopicPartition OTHER_LISTS = new TopicPartition("lists-changelog", 2);

    private final Restores restores = new Restores();
    private Runnable meanwhile = () -> {};
    private @Nullable Handing streams;
    private final LocalState state = new LocalState(() -> streams, restores, "127.0.0.1:1");

    @TempDir
    private Path directory = Path.of("unused");

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("in").to("out");
        streams = new Handing(builder.build(), properties);
    }

    @AfterEach
    void close() {
        if (streams != null) {
            streams.close(Duration.ofSeconds(5));
        }
    }

    @Test
    void shouldNotTakeAStoreThatIsBeingRestoredForAnEmptyOne() throws NotHereException {
        // when
        restores.onRestoreStart(LISTS, Stores.CLIENT_LISTS, 0, 10);
        restores.onRestoreStart(CARDS, Stores.CARDS, 0, 10);

        // then
        assertThatThrownBy(() -> state.list("client")).isInstanceOf(NotHereException.class);
        assertThatThrownBy(() -> state.card("card")).isInstanceOf(NotHereException.class);

        // when
        restores.onRestoreEnd(LISTS, Stores.CLIENT_LISTS, 10);
        restores.onRestoreSuspended(CARDS, Stores.CARDS, 5);

        // then
        assertThat(state.list("client")).isNull();
        assertThat(state.card("card")).isNull();
    }

    @Test
    void shouldNotAnswerWithWhatItReadWhileARestoreBegan() {
        // given
        meanwhile = () -> restores.onRestoreStart(LISTS, Stores.CLIENT_LISTS, 0, 10);

        // then
        assertThatThrownBy(() -> state.list("client")).isInstanceOf(NotHereException.class);
    }

    @Test
    void shouldAnswerWhileAnotherStoreOrPartitionIsBeingRestored() throws NotHereException {
        // given
        restores.onRestoreStart(CARDS, Stores.CARDS, 0, 10);
        restores.onRestoreStart(OTHER_LISTS, Stores.CLIENT_LISTS, 0, 10);

        // then
        assertThat(state.list("client")).isNull();
    }

    private final class Handing extends KafkaStreams {

        private Handing(Topology topology, Properties properties) {
            super(topology, properties);
        }

        @Override
        public <K> KeyQueryMetadata queryMetadataForKey(String store, K key, Serializer<K> serializer) {
            return new KeyQueryMetadata(new HostInfo("127.0.0.1", 1), Set.of(), LISTS.partition());
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> T store(StoreQueryParameters<T> asked) {
            return (T) new Empty();
        }
    }

    private final class Empty implements ReadOnlyKeyValueStore<Bytes, byte[]> {

        @Override
        public byte @Nullable [] get(Bytes key) {
            meanwhile.run();
            return null;
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> all() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long approximateNumEntries() {
            return 0;
        }
    }
}
