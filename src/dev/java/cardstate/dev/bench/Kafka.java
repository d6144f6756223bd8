package cardstate.dev.bench;

import cardstate.dev.check.Avro;
import cardstate.v1.CardListRequested;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka's clients as the benchmark sets them up. */
final class Kafka {

    private Kafka() {}

    static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /**
     * A {@code read_committed} consumer of no group, at the beginning of all partitions of the topics.
     *
     * @param fetchMinBytes 1: it has each record at once; more: it takes fewer, larger fetches, and waits 10 ms for one
     */
    static KafkaConsumer<String, byte[]> reader(String bootstrapServers, List<String> topics, int fetchMinBytes) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        10_000,
                        "fetch.min.bytes",
                        fetchMinBytes,
                        "fetch.max.wait.ms",
                        fetchMinBytes == 1 ? 500 : 10),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** A producer of requests; of transactions, where it is given an id for them. */
    static KafkaProducer<String, CardListRequested> requests(
            String bootstrapServers, String registryUrl, String transactionalId) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "linger.ms",
                transactionalId.isEmpty() ? 0 : 5,
                "batch.size",
                65_536,
                "transaction.timeout.ms",
                300_000));
        if (!transactionalId.isEmpty()) {
            properties.put("transactional.id", transactionalId);
        }
        return new KafkaProducer<>(properties, new StringSerializer(), Avro.serializer(registryUrl));
    }

    /** What the broker answers. */
    static <T> T answer(String what, Supplier<KafkaFuture<T>> question) {
        try {
            return question.get().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell " + what + ": " + e.getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
