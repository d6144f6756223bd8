package cardstate.dev.oracle;

import cardstate.config.AppSettings;
import cardstate.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to check, and how strictly. Immutable.
 *
 * @param kafka client properties, {@code bootstrap.servers} among them
 * @param registry the registry's client properties, {@code schema.registry.url} among them
 * @param prefix the service's {@code TOPIC_PREFIX}
 * @param applicationId the service's, without the prefix; null: committed offsets are not checked
 * @param ttl the service's {@code REQUEST_TTL_MS}
 * @param removalAfterMissing the service's {@code REMOVAL_AFTER_MISSING}
 * @param grace how long after its deadline a request may get its outcome
 * @param settle how long a list's way to its cards may take: what is younger is let pass where it does not agree yet
 * @param atRest whether nothing is under way: then every request must have its outcome and every card its state
 * @param uncompacted whether {@code card-state} still has every record, so that each gap is a loss
 * @param examples how many places the verdict names of each kind of violation
 */
public record OracleOptions(
        Map<String, String> kafka,
        Map<String, String> registry,
        String prefix,
        @Nullable String applicationId,
        Duration ttl,
        int removalAfterMissing,
        Duration grace,
        Duration settle,
        boolean atRest,
        boolean uncompacted,
        int examples) {

    public OracleOptions {
        kafka = Map.copyOf(kafka);
        registry = Map.copyOf(registry);
    }

    /** A live system without a prefix, by the contract's defaults. */
    public static OracleOptions of(Map<String, String> kafka, Map<String, String> registry) {
        return new OracleOptions(
                kafka,
                registry,
                "",
                null,
                Duration.ofMinutes(10),
                1,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                false,
                false,
                10);
    }

    /** As {@link #of(Map, Map)}, for a broker and a registry that ask for nothing but their address. */
    public static OracleOptions of(String bootstrapServers, String registryUrl) {
        return of(Map.of("bootstrap.servers", bootstrapServers), Map.of("schema.registry.url", registryUrl));
    }

    public OracleOptions withPrefix(String chosen) {
        return new OracleOptions(
                kafka,
                registry,
                chosen,
                applicationId,
                ttl,
                removalAfterMissing,
                grace,
                settle,
                atRest,
                uncompacted,
                examples);
    }

    public OracleOptions withApplicationId(@Nullable String chosen) {
        return new OracleOptions(
                kafka,
                registry,
                prefix,
                chosen,
                ttl,
                removalAfterMissing,
                grace,
                settle,
                atRest,
                uncompacted,
                examples);
    }

    public OracleOptions withTtl(Duration chosen) {
        return new OracleOptions(
                kafka,
                registry,
                prefix,
                applicationId,
                chosen,
                removalAfterMissing,
                grace,
                settle,
                atRest,
                uncompacted,
                examples);
    }

    public OracleOptions withRemovalAfterMissing(int chosen) {
        return new OracleOptions(
                kafka, registry, prefix, applicationId, ttl, chosen, grace, settle, atRest, uncompacted, examples);
    }

    public OracleOptions withSettle(Duration chosen) {
        return new OracleOptions(
                kafka,
                registry,
                prefix,
                applicationId,
                ttl,
                removalAfterMissing,
                grace,
                chosen,
                atRest,
                uncompacted,
                examples);
    }

    /** Nothing is under way, as at the end of a test. */
    public OracleOptions whenAtRest() {
        return new OracleOptions(
                kafka,
                registry,
                prefix,
                applicationId,
                ttl,
                removalAfterMissing,
                grace,
                settle,
                true,
                uncompacted,
                examples);
    }

    /** The topics are so young that nothing can have been compacted, as on a test's own broker. */
    public OracleOptions whenUncompacted() {
        return new OracleOptions(
                kafka,
                registry,
                prefix,
                applicationId,
                ttl,
                removalAfterMissing,
                grace,
                settle,
                atRest,
                true,
                examples);
    }

    Topics topics() {
        return new Topics(new AppSettings("", prefix, Path.of("unused"), "oracle"));
    }

    /** Client properties may hold passwords: only their names are shown. */
    @Override
    public String toString() {
        return "OracleOptions[kafka=" + kafka.keySet() + ", registry=" + registry.keySet() + ", prefix=" + prefix
                + ", applicationId=" + applicationId + ", ttl=" + ttl + ", atRest=" + atRest + "]";
    }
}
