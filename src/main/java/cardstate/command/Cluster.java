package cardstate.command;

import cardstate.topic.AdminProperties;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DeleteConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What commands ask of the brokers. Owned by one thread, which waits for the answers. */
final class Cluster implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Admin admin;

    /** @param kafka the properties of {@code OperatorSettings.kafka()} */
    Cluster(Map<String, String> kafka) {
        this.admin = Admin.create(AdminProperties.of(kafka));
    }

    /** All partitions of those of the topics that exist. */
    Set<TopicPartition> partitions(Collection<String> topics) throws InterruptedException {
        Set<TopicPartition> partitions = new HashSet<>();
        for (var answer : admin.describeTopics(topics).topicNameValues().entrySet()) {
            try {
                int count = await(answer.getValue()).partitions().size();
                IntStream.range(0, count)
                        .forEach(partition -> partitions.add(new TopicPartition(answer.getKey(), partition)));
            } catch (UnknownTopicOrPartitionException e) {
                // it does not exist
            }
        }
        return partitions;
    }

    /** How many members a group has; 0 where there is no such group. */
    int members(String group) throws InterruptedException {
        try {
            var answer = admin.describeConsumerGroups(List.of(group), new DescribeConsumerGroupsOptions())
                    .describedGroups()
                    .get(group);
            return answer == null ? 0 : await(answer).members().size();
        } catch (GroupIdNotFoundException e) {
            return 0;
        }
    }

    /** What a group has committed, once no transaction is about to change it; empty where there is no such group. */
    Map<TopicPartition, Long> committed(String group) throws InterruptedException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        try {
            await(admin.listConsumerGroupOffsets(
                                    Map.of(group, new ListConsumerGroupOffsetsSpec()),
                                    new ListConsumerGroupOffsetsOptions().requireStable(true))
                            .partitionsToOffsetAndMetadata(group))
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            committed.put(partition, offset.offset());
                        }
                    });
        } catch (GroupIdNotFoundException e) {
            // nothing was ever committed
        }
        return committed;
    }

    /** Where the partitions end, open transactions left out or not. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions, IsolationLevel level)
            throws InterruptedException {
        return offsets(partitions, OffsetSpec.latest(), level);
    }

    Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) throws InterruptedException {
        return offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
    }

    private Map<TopicPartition, Long> offsets(
            Collection<TopicPartition> partitions, OffsetSpec where, IsolationLevel level) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> where));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (var answer : await(
                        admin.listOffsets(asked, new ListOffsetsOptions(level)).all())
                .entrySet()) {
            offsets.put(answer.getKey(), answer.getValue().offset());
        }
        return offsets;
    }

    void deleteTopics(Collection<String> topics) throws InterruptedException {
        for (var answer : admin.deleteTopics(topics).topicNameValues().values()) {
            try {
                await(answer);
            } catch (UnknownTopicOrPartitionException e) {
                // as good
            }
        }
    }

    void deleteGroup(String group) throws InterruptedException {
        try {
            await(admin.deleteConsumerGroups(List.of(group)).all());
        } catch (GroupIdNotFoundException e) {
            // as good
        }
    }

    /** Brokers delete the offsets of a deleted topic too, and then know of none. */
    void deleteOffsets(String group, Set<TopicPartition> partitions) throws InterruptedException {
        DeleteConsumerGroupOffsetsResult answers = admin.deleteConsumerGroupOffsets(group, partitions);
        for (TopicPartition partition : partitions) {
            try {
                await(answers.partitionResult(partition));
            } catch (UnknownTopicOrPartitionException | GroupIdNotFoundException e) {
                // as good
            }
        }
    }

    void commit(String group, Map<TopicPartition, Long> offsets) throws InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
        offsets.forEach((partition, offset) -> commits.put(partition, new OffsetAndMetadata(offset)));
        await(admin.alterConsumerGroupOffsets(group, commits).all());
    }

    /** What the future holds, or the broker's own error. */
    private static <T> T await(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        }
    }

    @Override
    public void close() {
        admin.close(CLOSE);
    }
}
