package cardstate.topology;

import cardstate.topic.ContractTopic;
import cardstate.topic.Stores;
import cardstate.topic.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The stages as one topology, each with one writer a key:
 *
 * <pre>
 * card-list-requested -> placement -> client-stage -> client-cards-snapshot, card-list-failed, ...-dlq
 *                            |          ^      |
 *                            +-clients--+    cards
 *                                  ^           |
 *                                  +------ card-stage -> card-state, card-status-changed, card-balance-changed
 * </pre>
 *
 * The client stage and the card stage speak through two repartition topics: {@code cards} takes the news of cards,
 * {@code clients} takes requests that came on a wrong partition, and the marks that cards send back.
 */
public final class CardStateTopology {

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private CardStateTopology() {}

    /** Builds it; nothing runs yet. The topology is the same for the same topics and partitions. */
    public static Topology of(Parts parts) {
        StreamsBuilder builder = new StreamsBuilder();
        Topics topics = parts.topics();
        int partitions = parts.facts().requestPartitions();

        KStream<byte[], byte[]> placed = builder.stream(
                        topics.requests().name(), Consumed.with(BYTES, BYTES).withName(Nodes.REQUESTS))
                .process(() -> new PlacementProcessor(parts), Named.as(Nodes.PLACEMENT));
        KStream<byte[], byte[]> moved = placed.repartition(repartition(Topics.CLIENTS_REPARTITION, partitions));

        builder.addStateStore(store(Stores.PENDING));
        builder.addStateStore(store(Stores.CLIENT_LISTS));
        KStream<byte[], byte[]> clients = placed.merge(moved, Named.as(Nodes.BY_CLIENT))
                .process(
                        () -> new ClientProcessor(parts),
                        Named.as(Nodes.CLIENT_STAGE),
                        Stores.PENDING,
                        Stores.CLIENT_LISTS);
        sink(clients, topics.snapshots(), Nodes.SNAPSHOTS);
        sink(clients, topics.failures(), Nodes.FAILURES);
        sink(clients, topics.deadLetters(), Nodes.DEAD_LETTERS);

        builder.addStateStore(store(Stores.CARDS));
        KStream<byte[], byte[]> cards = clients.repartition(repartition(Topics.CARDS_REPARTITION, partitions))
                .process(() -> new CardProcessor(parts), Named.as(Nodes.CARD_STAGE), Stores.CARDS);
        sink(cards, topics.cardStates(), Nodes.CARD_STATES);
        sink(cards, topics.statusChanges(), Nodes.STATUS_CHANGES);
        sink(cards, topics.balanceChanges(), Nodes.BALANCE_CHANGES);

        return withMarks(builder.build());
    }

    /** The way back closes a circle, which the builder cannot draw: a sink to a repartition topic that it has made. */
    private static Topology withMarks(Topology topology) {
        return topology.addSink(
                Nodes.SHARED_MARKS,
                Topics.CLIENTS_REPARTITION + "-repartition",
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                Nodes.CARD_STAGE);
    }

    private static void sink(KStream<byte[], byte[]> from, ContractTopic<?> topic, String node) {
        from.to(topic.name(), Produced.with(BYTES, BYTES).withName(node));
    }

    private static Repartitioned<byte[], byte[]> repartition(String name, int partitions) {
        return Repartitioned.with(BYTES, BYTES).withName(name).withNumberOfPartitions(partitions);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name), Serdes.Bytes(), BYTES)
                .withCachingDisabled()
                .withLoggingEnabled(CHANGELOG);
    }

    /**
     * A store that is older than this would resume without seeing what was deleted meanwhile: a request would have its
     * outcome twice. {@code state.cleanup.dir.max.age.ms} makes sure that none is.
     */
    public static final Duration TOMBSTONES_KEPT = Duration.ofHours(6);

    /** Entries come and go: small segments and a low dirty ratio keep a restore from replaying a day of dead ones. */
    private static final Map<String, String> CHANGELOG = Map.of(
            "cleanup.policy", "compact",
            "segment.bytes", Integer.toString(16 * 1024 * 1024),
            "segment.ms", "600000",
            "min.cleanable.dirty.ratio", "0.2",
            "delete.retention.ms", Long.toString(TOMBSTONES_KEPT.toMillis()),
            "max.compaction.lag.ms", "600000");
}
