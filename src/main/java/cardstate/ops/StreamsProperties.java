package cardstate.ops;

import cardstate.config.Settings;
import cardstate.topic.TopicFacts;
import cardstate.topology.CardStateTopology;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import org.apache.kafka.streams.processor.WallclockTimestampExtractor;

/** The properties of Kafka Streams: this service's own, then what is passed on, then what must not be otherwise. */
public final class StreamsProperties {

    /**
     * How long a reader of committed records waits for an outcome at the most, in milliseconds, while the service is busy;
     * otherwise a commit is asked for (ADR 14). A commit costs the broker a marker in every partition written to, and all
     * readers a fetch (ADR 15).
     */
    static final int COMMIT_INTERVAL_MS = 400;

    /** How long an idle stream thread waits for records before it looks for answers, in milliseconds. */
    private static final int POLL_MS = 5;

    private static final List<String> CLIENTS = List.of(
            StreamsConfig.CONSUMER_PREFIX,
            StreamsConfig.MAIN_CONSUMER_PREFIX,
            StreamsConfig.RESTORE_CONSUMER_PREFIX,
            StreamsConfig.PRODUCER_PREFIX);

    /** A commit sends what lingers, and nothing is seen before it: only fewer, larger requests come of this. */
    private static final int LINGER_MS = 30;

    /** Without transactions a record is seen when it is sent: to wait for others is latency, and each waits twice. */
    private static final int LINGER_AT_LEAST_ONCE_MS = 0;

    private static final int BATCH_BYTES = 65_536;

    /** After a commit the broker may answer CONCURRENT_TRANSACTIONS for a moment: Kafka's 100 ms would be idle time. */
    private static final int PRODUCER_RETRY_BACKOFF_MS = 10;

    /** A restore writes what it has polled as one batch; what has been fetched is in memory either way. */
    private static final int RESTORE_RECORDS = 5_000;

    /**
     * How soon the group looks again whether an instance that came back late has caught up, and may have partitions again:
     * the least that Kafka Streams takes (ADR 12). Its own 10 minutes leave all work with the others for as long.
     */
    private static final int PROBING_MS = 60_000;

    private static final int SESSION_TIMEOUT_MS = 10_000;
    private static final int HEARTBEAT_MS = 1_000;
    private static final int PRODUCER_BUFFER_BYTES = 33_554_432;
    /** What the wire format adds to a record in a request. */
    private static final int REQUEST_OVERHEAD_BYTES = 16_384;

    private StreamsProperties() {}

    /** The properties for one process; nothing in them is opened. */
    public static Properties of(Settings settings, TopicFacts facts) {
        Properties properties = new Properties();
        own(properties, settings);
        members(properties, settings);
        settings.kafka().forEach((name, value) -> pass(properties, settings, name, value));
        sizes(properties, facts);
        anyTime(properties);
        fixed(properties, settings);
        return properties;
    }

    /** {@code max.poll.interval.ms} of the consumers that are members of the group. */
    static Duration pollInterval(Properties properties) {
        Object millis = new StreamsConfig(properties)
                .getMainConsumerConfigs("", "", 0)
                .getOrDefault(
                        ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
                        ConsumerConfig.configDef().defaultValues().get(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG));
        return Duration.ofMillis(Long.parseLong(String.valueOf(millis)));
    }

    /** What is passed on for all clients goes before this service's own value for some of them. */
    private static void pass(Properties properties, Settings settings, String name, String value) {
        properties.put(name, value);
        for (String prefix : CLIENTS) {
            if (!settings.kafka().containsKey(prefix + name)) {
                properties.remove(prefix + name);
            }
        }
    }

    private static void own(Properties properties, Settings settings) {
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, text(COMMIT_INTERVAL_MS));
        properties.put(StreamsConfig.POLL_MS_CONFIG, text(POLL_MS));
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "2");
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, "1");
        properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, text(PROBING_MS));
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "0");
        properties.put(
                StreamsConfig.STATE_CLEANUP_DIR_MAX_AGE_MS_CONFIG,
                Long.toString(CardStateTopology.TOMBSTONES_KEPT.dividedBy(2).toMillis()));
        properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.NO_OPTIMIZATION);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, "false");
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class.getName());
        properties.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG,
                text(settings.topics().replication().orElse(-1)));
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(
                StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), text(RESTORE_RECORDS));
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                text(settings.exactlyOnce() ? LINGER_MS : LINGER_AT_LEAST_ONCE_MS));
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), text(BATCH_BYTES));
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), text(PRODUCER_RETRY_BACKOFF_MS));
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                text(Settings.TRANSACTION_TIMEOUT_MS));
    }

    /** A member that comes back within the session is the same one: a restart moves no partition. */
    private static void members(Properties properties, Settings settings) {
        properties.put(
                StreamsConfig.CLIENT_ID_CONFIG,
                settings.app().groupId() + "-" + settings.app().instanceId());
        properties.put(
                StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), text(SESSION_TIMEOUT_MS));
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), text(HEARTBEAT_MS));
        if (!"streams".equalsIgnoreCase(settings.kafka().get(StreamsConfig.GROUP_PROTOCOL_CONFIG))) {
            properties.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    settings.app().instanceId());
        }
    }

    private static void sizes(Properties properties, TopicFacts facts) {
        long request = Math.min((long) facts.largestRecordBytes() + REQUEST_OVERHEAD_BYTES, Integer.MAX_VALUE);
        atLeast(properties, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 0, request);
        atLeast(properties, ProducerConfig.BUFFER_MEMORY_CONFIG, PRODUCER_BUFFER_BYTES, 2 * request);
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), text(facts.internalMaxBytes()));
    }

    /**
     * What a turn writes to a changelog Kafka Streams stamps by the clock that never goes back, which may be ahead of the
     * brokers' for hours.
     */
    private static void anyTime(Properties properties) {
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
                Long.toString(Long.MAX_VALUE));
    }

    /** A producer that is given less would refuse what was measured against the topics' limits. */
    private static void atLeast(Properties properties, String name, long usual, long least) {
        String own = StreamsConfig.producerPrefix(name);
        Object passed = properties.getOrDefault(own, properties.get(name));
        long wanted = passed == null ? usual : Long.parseLong(String.valueOf(passed));
        properties.put(own, Long.toString(Math.max(wanted, least)));
    }

    /** What {@code SettingsReader} lets nobody pass on. */
    private static void fixed(Properties properties, Settings settings) {
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.app().groupId());
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.http().advertised());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.app().stateDir().toString());
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class.getName());
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class.getName());
        properties.put(
                StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, WallclockTimestampExtractor.class.getName());
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndFailExceptionHandler.class.getName());
        properties.put(
                StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
                DefaultProductionExceptionHandler.class.getName());
        properties.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                LogAndFailProcessingExceptionHandler.class.getName());
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
