package cardstate.dev.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The properties of a consumer of no group, out of all that the service passes on to Kafka's clients. */
final class ConsumerProperties {

    private static final String PREFIX = "consumer.";

    private ConsumerProperties() {}

    static Map<String, Object> of(Map<String, String> properties) {
        Map<String, Object> own = new HashMap<>();
        own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        own.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        own.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        Set<String> known = ConsumerConfig.configDef().names();
        properties.forEach((name, value) -> {
            if (known.contains(name)) {
                own.put(name, value);
            }
        });
        properties.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                own.put(name.substring(PREFIX.length()), value);
            }
        });
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        own.keySet()
                .removeAll(Set.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        ConsumerConfig.GROUP_PROTOCOL_CONFIG));
        return own;
    }
}
