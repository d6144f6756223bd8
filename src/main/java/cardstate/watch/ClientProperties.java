package cardstate.watch;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The properties of the clients beside the stream: what is passed on to all of Kafka's clients, then their own. */
public final class ClientProperties {

    /** Whoever asked waits no longer. */
    private static final int GIVE_UP_MS = 15_000;

    private ClientProperties() {}

    /**
     * Of a consumer that is a member of no group: how the stream's group is kept, by words that only Kafka Streams knows, is
     * not for it.
     *
     * @param kafka the properties of {@code Settings.kafka()}
     */
    public static Map<String, Object> consumer(Map<String, String> kafka, String clientId) {
        Map<String, Object> properties = known(kafka, ConsumerConfig.configNames(), "consumer.");
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        properties
                .keySet()
                .removeAll(Set.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        ConsumerConfig.GROUP_PROTOCOL_CONFIG));
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, GIVE_UP_MS);
        properties.put("enable.metrics.push", false);
        return properties;
    }

    /** @param kafka the properties of {@code Settings.kafka()} */
    public static Map<String, Object> producer(Map<String, String> kafka, String clientId) {
        Map<String, Object> properties = known(kafka, ProducerConfig.configNames(), "producer.");
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, GIVE_UP_MS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, GIVE_UP_MS / 2);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVE_UP_MS);
        properties.put("enable.metrics.push", false);
        return properties;
    }

    private static Map<String, Object> known(Map<String, String> kafka, Set<String> names, String prefix) {
        Map<String, Object> properties = new HashMap<>();
        kafka.forEach((name, value) -> {
            if (names.contains(name)) {
                properties.put(name, value);
            }
        });
        kafka.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                properties.put(name.substring(prefix.length()), value);
            }
        });
        return properties;
    }
}
