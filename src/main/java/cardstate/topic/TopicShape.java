package cardstate.topic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;

/** How the contract's topics should be: what they are created with, and what a report says is expected. */
final class TopicShape {

    /** Kafka's own default, said aloud, so that what a dead letter may grow to is known. */
    private static final int INPUT_MAX_BYTES = 1_048_588;

    private static final int OUTPUT_MAX_BYTES = 4_194_304;

    /** Kafka's own default is without bound: what a newer state or a tombstone replaces could stay for ever. */
    private static final Duration REPLACED_KEPT = Duration.ofDays(1);

    private final Topics topics;

    TopicShape(Topics topics) {
        this.topics = topics;
    }

    /** The configuration that a created topic gets; all else is the broker's default. */
    Map<String, String> configuration(ContractTopic<?> topic) {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanUp().policy());
        if (topic.cleanUp() == CleanUp.COMPACT) {
            configuration.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(REPLACED_KEPT.toMillis()));
        }
        if (topic.equals(topics.requests())) {
            configuration.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(INPUT_MAX_BYTES));
        } else if (topic.equals(topics.snapshots())
                || topic.equals(topics.cardStates())
                || topic.equals(topics.deadLetters())) {
            configuration.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(OUTPUT_MAX_BYTES));
        }
        return configuration;
    }

    /** What the brokers will say of a topic that is created so; a limit of theirs counts as Kafka's default. */
    ExistingTopic planned(ContractTopic<?> topic, int partitions) {
        String limit = configuration(topic).get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        return new ExistingTopic(
                partitions,
                Set.of(topic.cleanUp().policy()),
                limit == null ? INPUT_MAX_BYTES : Integer.parseInt(limit));
    }
}
