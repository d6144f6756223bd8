package cardstate.dev.oracle;

import cardstate.topic.AdminProperties;
import cardstate.watch.ClientProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A cluster, read by a consumer of no group. For one thread. */
final class KafkaSource implements Source {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_AT_A_TIME = 5_000;
    private static final Duration STANDSTILL = Duration.ofSeconds(60);

    private final Map<String, String> properties;
    private final KafkaConsumer<byte[], byte[]> consumer;

    private KafkaSource(Map<String, String> properties, KafkaConsumer<byte[], byte[]> consumer) {
        this.properties = properties;
        this.consumer = consumer;
    }

    /** @param properties the client properties as the service takes them */
    static KafkaSource open(Map<String, String> properties) {
        try {
            return new KafkaSource(
                    properties,
                    new KafkaConsumer<>(reading(properties), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        } catch (KafkaException e) {
            throw new CannotCheckException(
                    "Kafka's client does not start (" + e.getClass().getSimpleName()
                            + "): check --bootstrap and the KAFKA_ variables",
                    e);
        }
    }

    private static Map<String, Object> reading(Map<String, String> properties) {
        Map<String, Object> own = ClientProperties.consumer(properties, "verify");
        own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_A_TIME);
        return own;
    }

    @Override
    public List<Span> spans(String topic) {
        return asked(topic, () -> {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic);
            if (partitions == null || partitions.isEmpty()) {
                throw new CannotCheckException("the topic " + topic
                        + " is not there: check --prefix, and that the service has been started once");
            }
            List<TopicPartition> all = partitions.stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(all);
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            return all.stream()
                    .map(partition -> new Span(
                            partition.partition(),
                            starts.getOrDefault(partition, 0L),
                            ends.getOrDefault(partition, 0L)))
                    .toList();
        });
    }

    @Override
    public void read(String topic, List<Span> spans, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Map<TopicPartition, Long> open = new HashMap<>();
        spans.stream()
                .filter(span -> span.start() < span.end())
                .forEach(span -> open.put(new TopicPartition(topic, span.partition()), span.end()));
        asked(topic, () -> {
            consumer.assign(open.keySet());
            spans.stream()
                    .filter(span -> span.start() < span.end())
                    .forEach(span -> consumer.seek(new TopicPartition(topic, span.partition()), span.start()));
            return null;
        });
        long moved = System.nanoTime();
        while (!open.isEmpty()) {
            if (System.nanoTime() - moved > STANDSTILL.toNanos()) {
                throw new CannotCheckException(topic + " cannot be read to its end: for " + STANDSTILL.toSeconds()
                        + " s nothing came from " + open.keySet() + ": check that their leaders are up");
            }
            if (readOn(topic, open, reader)) {
                moved = System.nanoTime();
            }
        }
    }

    /** Whether anything came. Partitions that are read to their end are left. */
    private boolean readOn(
            String topic, Map<TopicPartition, Long> open, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Set<TopicPartition> done = asked(topic, () -> {
            consumer.poll(POLL).forEach(records::add);
            Set<TopicPartition> ended = new HashSet<>(open.keySet());
            ended.removeIf(partition -> consumer.position(partition) < end(open, partition));
            return ended;
        });
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() < end(open, new TopicPartition(topic, record.partition()))) {
                reader.accept(record);
            }
        }
        if (!done.isEmpty()) {
            open.keySet().removeAll(done);
            consumer.assign(open.keySet());
        }
        return !records.isEmpty() || !done.isEmpty();
    }

    private static long end(Map<TopicPartition, Long> open, TopicPartition partition) {
        return open.getOrDefault(partition, 0L);
    }

    @Override
    public Map<Integer, Long> committed(String group, String topic) {
        try (Admin admin = Admin.create(AdminProperties.of(properties))) {
            Map<Integer, Long> offsets = new HashMap<>();
            admin.listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> {
                        if (partition.topic().equals(topic) && offset != null) {
                            offsets.put(partition.partition(), offset.offset());
                        }
                    });
            return offsets;
        } catch (ExecutionException e) {
            throw cannot("the offsets of the group " + group, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotCheckException("interrupted while asking for the offsets of the group " + group, e);
        }
    }

    private static <T> T asked(String topic, Supplier<T> question) {
        try {
            return question.get();
        } catch (OffsetOutOfRangeException e) {
            throw new CannotCheckException(
                    "records of " + topic + " reached the end of their retention while they were read: check again", e);
        } catch (KafkaException e) {
            throw cannot("the topic " + topic, e);
        }
    }

    private static CannotCheckException cannot(String what, Throwable why) {
        String mend = why instanceof AuthorizationException
                ? "let this user describe and read it"
                : "check --bootstrap or KAFKA_BOOTSTRAP_SERVERS, the KAFKA_ variables of its security, and that it runs";
        return new CannotCheckException(
                what + " cannot be read (" + why.getClass().getSimpleName() + "): " + mend, why);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
