package cardstate.dev.check;

import cardstate.topic.ContractTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads whole topics as a {@code read_committed} consumer of no group sees them. Any thread may use it. */
public final class TopicReader {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final String bootstrapServers;
    private final String registryUrl;

    public TopicReader(String bootstrapServers, String registryUrl) {
        this.bootstrapServers = bootstrapServers;
        this.registryUrl = registryUrl;
    }

    /**
     * All records up to the last committed one, those of one partition in their order. A tombstone's value is null.
     *
     * @throws IllegalStateException where they are not read within a minute, as while a transaction hangs
     */
    public <V> List<ConsumerRecord<String, V>> read(ContractTopic<V> topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest");
        try (KafkaConsumer<String, V> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), deserializer(topic))) {
            return read(consumer, topic.name());
        }
    }

    private <V> List<ConsumerRecord<String, V>> read(KafkaConsumer<String, V> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long limit = System.nanoTime() + LIMIT.toNanos();
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        while (!ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException(topic + " is not read to its end within " + LIMIT.toSeconds() + " s");
            }
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    @SuppressWarnings("unchecked")
    private <V> Deserializer<V> deserializer(ContractTopic<V> topic) {
        return topic.isAvro()
                ? Avro.deserializer(registryUrl)
                : (Deserializer<V>) (Deserializer<?>) new ByteArrayDeserializer();
    }
}
