package cardstate.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks the brokers about topics and has them made. For one thread, which waits for the answers. */
final class TopicAdmin {

    private final Admin admin;

    TopicAdmin(Admin admin) {
        this.admin = admin;
    }

    /** Those of the topics that exist. */
    Map<String, ExistingTopic> existing(List<String> names) throws InterruptedException {
        Map<String, Integer> partitions = new HashMap<>();
        for (var answer : admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                TopicDescription description = await(answer.getValue());
                partitions.put(answer.getKey(), description.partitions().size());
            } catch (UnknownTopicOrPartitionException e) {
                // absent from the answer, which says it
            }
        }
        Map<String, ExistingTopic> existing = new HashMap<>();
        for (var answer : configurations(partitions.keySet()).entrySet()) {
            String name = answer.getKey().name();
            existing.put(name, existing(partitions.getOrDefault(name, 0), await(answer.getValue())));
        }
        return existing;
    }

    /**
     * Has the topics made; one that another instance makes at the same time is as good.
     *
     * @throws RefusedException naming every topic that cannot be made
     */
    void create(List<NewTopic> topics) throws InterruptedException {
        List<String> refused = new ArrayList<>();
        for (var answer : admin.createTopics(topics).values().entrySet()) {
            try {
                await(answer.getValue());
            } catch (TopicExistsException e) {
                // as good
            } catch (InvalidReplicationFactorException | PolicyViolationException e) {
                refused.add("topic " + answer.getKey() + " cannot be created: " + e.getMessage());
            }
        }
        if (!refused.isEmpty()) {
            throw new RefusedException(refused);
        }
    }

    /** What the future holds, or the broker's own error. */
    static <T> T await(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        }
    }

    private Map<ConfigResource, KafkaFuture<Config>> configurations(Set<String> names) {
        return admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .values();
    }

    private static ExistingTopic existing(int partitions, Config configuration) {
        Set<String> cleanUp = Stream.of(
                        value(configuration, TopicConfig.CLEANUP_POLICY_CONFIG).split(",", -1))
                .map(String::strip)
                .filter(policy -> !policy.isEmpty())
                .collect(Collectors.toSet());
        return new ExistingTopic(
                partitions, cleanUp, Integer.parseInt(value(configuration, TopicConfig.MAX_MESSAGE_BYTES_CONFIG)));
    }

    private static String value(Config configuration, String name) {
        return Optional.ofNullable(configuration.get(name))
                .map(entry -> entry.value())
                .orElseThrow(() -> new NotYetException("the brokers told no " + name));
    }
}
