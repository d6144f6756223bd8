package cardstate.config;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;

/** The KAFKA_ variables: client properties that are passed on, and those that would break what the service promises. */
final class KafkaProperties {

    private static final String PREFIX = "KAFKA_";
    private static final String SERVERS = "bootstrap.servers";
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:[A-Za-z][A-Za-z0-9_]*://)?(\\[[0-9A-Fa-f:.%]+]|[^\\s,:/@]+):(\\d{1,5})");

    private static final List<String> CONSUMER_PREFIXES =
            List.of("consumer.", "main.consumer.", "restore.consumer.", "global.consumer.");

    private static final String OWN_FORMATS = "the service reads and writes bytes of its own formats";
    private static final String NO_GAPS = "a record that is skipped is a request without an outcome (P1)";

    private static final Map<String, String> REFUSED = Map.ofEntries(
            entry("application.id", "set APPLICATION_ID and TOPIC_PREFIX instead"),
            entry("application.server", "set HTTP_ADVERTISED instead"),
            entry("state.dir", "set STATE_DIR instead"),
            entry("group.instance.id", "set INSTANCE_ID instead"),
            entry("group.id", "the group is TOPIC_PREFIX + APPLICATION_ID: set those instead"),
            entry("transactional.id", "Kafka Streams names its own transactions"),
            entry("transaction.two.phase.commit.enable", "Kafka Streams ends its own transactions"),
            entry("enable.idempotence", "exactly-once needs it on"),
            entry("isolation.level", "exactly-once reads committed records only"),
            entry("enable.auto.commit", "offsets are committed with the outcomes they belong to"),
            entry("auto.offset.reset", NO_GAPS),
            entry("key.serializer", OWN_FORMATS),
            entry("value.serializer", OWN_FORMATS),
            entry("key.deserializer", OWN_FORMATS),
            entry("value.deserializer", OWN_FORMATS),
            entry("default.key.serde", OWN_FORMATS),
            entry("default.value.serde", OWN_FORMATS),
            entry("windowed.inner.class.serde", OWN_FORMATS),
            entry("partitioner.class", "a client's records must all be on one partition, as Java's default has it"),
            entry("partitioner.ignore.keys", "a client's records must all be on one partition"),
            entry("default.timestamp.extractor", "a record's timestamp is the time of its writing"),
            entry("deserialization.exception.handler", NO_GAPS),
            entry("default.deserialization.exception.handler", NO_GAPS),
            entry("production.exception.handler", NO_GAPS),
            entry("default.production.exception.handler", NO_GAPS),
            entry("processing.exception.handler", NO_GAPS),
            entry("state.cleanup.dir.max.age.ms", "it follows from how long deletions stay in the changelogs"),
            entry("state.cleanup.delay.ms", "it follows from how long deletions stay in the changelogs"),
            entry("topic.max.message.bytes", "it follows from the limits of the contract's topics: set those"),
            entry(
                    "errors.dead.letter.queue.topic.name",
                    "its headers quote data; the service writes dead letters of its own"));

    private final Environment environment;
    private final PassThrough names;

    KafkaProperties(Environment environment) {
        this.environment = environment;
        this.names = new PassThrough(environment, PREFIX);
        knowNames();
    }

    /** The properties that are passed on, {@code bootstrap.servers} among them. */
    Map<String, String> read() {
        Map<String, String> properties = names.read();
        properties.entrySet().removeIf(property -> isRefused(property.getKey(), property.getValue()));
        checkServers(properties);
        checkThreads(properties);
        new OnceRules(environment, names).check(properties);
        ClientSecurity security = new ClientSecurity(environment, PREFIX);
        security.checkStores(properties);
        security.checkSasl(properties);
        return properties;
    }

    /** After {@link #read()}: KAFKA_ variables that are no client property. */
    List<String> unknown() {
        return names.unknown();
    }

    private void checkServers(Map<String, String> properties) {
        String servers = properties.getOrDefault(SERVERS, "");
        if (servers.isBlank()) {
            environment.missing(PREFIX + "BOOTSTRAP_SERVERS", "set it to host:port of a broker, or several by commas");
            return;
        }
        for (String server : servers.split(",", -1)) {
            var match = HOST_AND_PORT.matcher(server.strip());
            if (!match.matches() || !isPort(match.group(2))) {
                environment.problem(PREFIX + "BOOTSTRAP_SERVERS", "must be host:port, or several by commas");
                return;
            }
        }
    }

    private void checkThreads(Map<String, String> properties) {
        String threads = properties.get(StreamsConfig.NUM_STREAM_THREADS_CONFIG);
        if (threads != null && Integer.parseInt(threads) < 1) {
            environment.problem(
                    names.nameOf(StreamsConfig.NUM_STREAM_THREADS_CONFIG),
                    "must be 1 at least: without a stream thread no request is read");
        }
    }

    private static boolean isPort(String digits) {
        int port = Integer.parseInt(digits);
        return port >= 1 && port <= 65_535;
    }

    /** What the service has anyway may be said, by the one property that many set without a thought. */
    private static boolean isOwnValue(String property, String value) {
        return withoutClient(property).equals("auto.offset.reset") && value.equals("earliest");
    }

    private boolean isRefused(String property, String value) {
        String reason = REFUSED.get(withoutClient(property));
        if (reason != null && !isOwnValue(property, value)) {
            environment.problem(names.nameOf(property), "cannot be set: " + reason + "; remove it");
            return true;
        }
        if (!property.equals(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)
                || value.equals(StreamsConfig.EXACTLY_ONCE_V2)) {
            return false;
        }
        if (!value.equals(StreamsConfig.AT_LEAST_ONCE)) {
            environment.problem(names.nameOf(property), "must be exactly_once_v2 or at_least_once");
            return true;
        }
        environment.warning(names.nameOf(property) + " is at_least_once: promise P1 falls; after a crash or a move a"
                + " request may get its outcome twice, and a change may be told twice");
        return false;
    }

    private static String withoutClient(String property) {
        for (String client : CONSUMER_PREFIXES) {
            if (property.startsWith(client)) {
                return property.substring(client.length());
            }
        }
        return property.startsWith("producer.")
                ? property.substring("producer.".length())
                : property.startsWith("admin.") ? property.substring("admin.".length()) : property;
    }

    private void knowNames() {
        names.know(SERVERS, null);
        know("", StreamsConfig.configDef());
        know("", ConsumerConfig.configDef());
        know("", ProducerConfig.configDef());
        know("", AdminClientConfig.configDef());
        CONSUMER_PREFIXES.forEach(client -> know(client, ConsumerConfig.configDef()));
        know("producer.", ProducerConfig.configDef());
        know("admin.", AdminClientConfig.configDef());
        names.know("topic.max.message.bytes", null);
        TOPIC_PROPERTIES.forEach(property -> names.know("topic." + property, null));
    }

    private void know(String prefix, ConfigDef definition) {
        definition.configKeys().values().forEach(key -> names.know(prefix + key.name, key));
    }

    /** What may be set on internal topics; Kafka's clients have no definition of it. */
    private static final Set<String> TOPIC_PROPERTIES = Set.of(
            "compression.type",
            "compression.gzip.level",
            "compression.lz4.level",
            "compression.zstd.level",
            "delete.retention.ms",
            "file.delete.delay.ms",
            "flush.messages",
            "flush.ms",
            "index.interval.bytes",
            "max.compaction.lag.ms",
            "min.cleanable.dirty.ratio",
            "min.compaction.lag.ms",
            "min.insync.replicas",
            "segment.bytes",
            "segment.index.bytes",
            "segment.jitter.ms",
            "segment.ms",
            "unclean.leader.election.enable");
}
