package cardstate.config;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.event.Level;

/**
 * All settings of one instance, valid as they stand: the tree that {@code SettingsReader} makes of the environment.
 * Immutable; any thread may read it. No part of it prints a secret.
 *
 * @param app what the instance is called and where it keeps its state
 * @param kafka client properties for Kafka, {@code bootstrap.servers} among them
 * @param registry the registry's client properties, {@code schema.registry.url} among them
 * @param provider how cards/list is reached
 * @param calls how many calls, and how fast
 * @param requests how long a request lives and how many may wait
 * @param topics whether topics are created, and with what shape
 * @param http where the HTTP server listens
 * @param removalAfterMissing how many lists in a row must lack a card before it counts as gone, at least 1
 * @param shutdownDrain how long a stop waits for calls in flight
 * @param logFormat how log lines look
 * @param logLevel the least level that is logged, but of libraries that would tell too much
 */
public record Settings(
        AppSettings app,
        Map<String, String> kafka,
        Map<String, String> registry,
        ProviderSettings provider,
        CallSettings calls,
        RequestSettings requests,
        TopicSettings topics,
        HttpSettings http,
        int removalAfterMissing,
        Duration shutdownDrain,
        LogFormat logFormat,
        Level logLevel) {

    public Settings {
        kafka = Map.copyOf(kafka);
        registry = Map.copyOf(registry);
    }

    /** How long a transaction may last, in milliseconds, where nothing is passed on; the commit interval must fit into it. */
    public static final int TRANSACTION_TIMEOUT_MS = 10_000;

    /** Whether P1 and P4 hold without repetitions after a crash: unless {@code at_least_once} is passed on to Kafka Streams. */
    public boolean exactlyOnce() {
        return !StreamsConfig.AT_LEAST_ONCE.equals(kafka.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG));
    }

    /** Client properties may hold passwords: only their names are shown. */
    @Override
    public String toString() {
        return "Settings[app=" + app + ", kafka=" + kafka.keySet() + ", registry=" + registry.keySet() + ", provider="
                + provider + ", calls=" + calls + ", requests=" + requests + ", topics=" + topics + ", http=" + http
                + ", removalAfterMissing=" + removalAfterMissing + ", shutdownDrain=" + shutdownDrain + ", logFormat="
                + logFormat + ", logLevel=" + logLevel + "]";
    }
}
