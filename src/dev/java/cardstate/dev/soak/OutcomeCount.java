package cardstate.dev.soak;

import cardstate.topic.ContractTopic;
import cardstate.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts outcomes and dead letters as they are committed. Owned by one thread. */
final class OutcomeCount implements AutoCloseable {

    private static final Duration EXIST_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private long count;

    /** Waits until the topics exist. */
    OutcomeCount(String bootstrapServers, Topics topics) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<String> names = Stream.of(topics.snapshots(), topics.failures(), topics.deadLetters())
                .map(ContractTopic::name)
                .toList();
        consumer.assign(names.stream().flatMap(this::partitions).toList());
    }

    private Stream<TopicPartition> partitions(String topic) {
        long end = System.nanoTime() + EXIST_WITHIN.toNanos();
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        while (found.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the service does not make " + topic);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            found = consumer.partitionsFor(topic);
        }
        return found.stream().map(info -> new TopicPartition(topic, info.partition()));
    }

    /** How many there are so far. Waits for news, at most so long. */
    long await(Duration atMost) {
        count += consumer.poll(atMost).count();
        return count;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
