package cardstate.watch;

import cardstate.topic.ContractTopic;
import cardstate.topic.Topics;
import cardstate.topology.AvroSerdes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** The two topics of changes: how they are read. What it makes is for one thread at a time. */
final class ChangeTopics {

    private final Map<String, Object> properties;
    private final ContractTopic<?> status;
    private final ContractTopic<?> balance;
    private final AvroSerdes serdes;

    ChangeTopics(Map<String, Object> properties, Topics topics, AvroSerdes serdes) {
        this.properties = properties;
        this.status = topics.statusChanges();
        this.balance = topics.balanceChanges();
        this.serdes = serdes;
    }

    /** Opens a reader that is assigned all partitions, at no position yet. */
    Reader open() {
        Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            return new Reader(
                    consumer,
                    consumer.partitionsFor(status.name()).size(),
                    consumer.partitionsFor(balance.name()).size());
        } catch (RuntimeException away) {
            consumer.close();
            throw away;
        }
    }

    final class Reader implements AutoCloseable {

        private final Consumer<byte[], byte[]> consumer;
        private final int statusPartitions;
        private final int balancePartitions;
        private final Deserializer<Object> statusReader = serdes.deserializer(status);
        private final Deserializer<Object> balanceReader = serdes.deserializer(balance);

        private Reader(Consumer<byte[], byte[]> consumer, int statusPartitions, int balancePartitions) {
            this.consumer = consumer;
            this.statusPartitions = statusPartitions;
            this.balancePartitions = balancePartitions;
            List<TopicPartition> all = new ArrayList<>();
            for (int i = 0; i < statusPartitions; i++) {
                all.add(new TopicPartition(status.name(), i));
            }
            for (int i = 0; i < balancePartitions; i++) {
                all.add(new TopicPartition(balance.name(), i));
            }
            consumer.assign(all);
        }

        Consumer<byte[], byte[]> consumer() {
            return consumer;
        }

        /** The committed end of all partitions, which the reader then stands at. */
        ChangePosition seekToEnd() {
            consumer.seekToEnd(consumer.assignment());
            return position();
        }

        private ChangePosition position() {
            long[] ofStatus = new long[statusPartitions];
            long[] ofBalance = new long[balancePartitions];
            for (TopicPartition partition : consumer.assignment()) {
                (isStatus(partition) ? ofStatus : ofBalance)[partition.partition()] = consumer.position(partition);
            }
            return new ChangePosition(ofStatus, ofBalance);
        }

        /** Whether the topics still hold all from the position on; then the reader stands there. */
        boolean seek(ChangePosition position) {
            if (!position.fits(statusPartitions, balancePartitions)) {
                return false;
            }
            Collection<TopicPartition> all = consumer.assignment();
            Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            for (TopicPartition partition : all) {
                long next = position.next(isStatus(partition), partition.partition());
                if (next < beginnings.getOrDefault(partition, Long.MAX_VALUE)
                        || next > ends.getOrDefault(partition, 0L)) {
                    return false;
                }
                consumer.seek(partition, next);
            }
            return true;
        }

        /** Whether the reader has come as far as the position everywhere. */
        boolean hasReached(ChangePosition position) {
            return consumer.assignment().stream()
                    .allMatch(partition ->
                            consumer.position(partition) >= position.next(isStatus(partition), partition.partition()));
        }

        boolean isStatus(TopicPartition partition) {
            return partition.topic().equals(status.name());
        }

        boolean isStatus(ConsumerRecord<byte[], byte[]> record) {
            return record.topic().equals(status.name());
        }

        /** @param before the position before it; empty where the record is no change of ours */
        Optional<ChangeEvent> event(ConsumerRecord<byte[], byte[]> record, ChangePosition before) {
            boolean ofStatus = isStatus(record);
            Object value = (ofStatus ? statusReader : balanceReader).deserialize(record.topic(), record.value());
            if (!(value instanceof SpecificRecord change)) {
                return Optional.empty();
            }
            ChangePosition after = before.after(ofStatus, record.partition(), record.offset());
            return Optional.of(new ChangeEvent(
                    ofStatus ? ChangeEvent.STATUS : "balance",
                    record.partition(),
                    text(change, "card_id"),
                    text(change, "client_id"),
                    change,
                    after));
        }

        @Override
        public void close() {
            consumer.close();
        }
    }

    private static String text(SpecificRecord record, String field) {
        return String.valueOf(record.get(record.getSchema().getField(field).pos()));
    }
}
