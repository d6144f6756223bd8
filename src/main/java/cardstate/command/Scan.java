package cardstate.command;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads partitions from here to there, whatever is added meanwhile. Owned by one thread. */
final class Scan {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STANDS_STILL = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    /** Takes records of the scan, those of one partition in their order. */
    interface Batch {
        void take(ConsumerRecords<byte[], byte[]> records) throws InterruptedException;
    }

    Scan(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> from, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.ends = Map.copyOf(ends);
        consumer.assign(ends.keySet());
        ends.keySet().forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
    }

    /** Whether the record lies before the end that was asked for. */
    boolean covers(ConsumerRecord<?, ?> record) {
        return record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }

    /** Where the scan stands. */
    Map<TopicPartition, Long> positions() {
        return ends.keySet().stream().collect(Collectors.toMap(partition -> partition, this::position));
    }

    private long position(TopicPartition partition) {
        return Math.min(consumer.position(partition), ends.getOrDefault(partition, 0L));
    }

    /** @throws RefusalException where the brokers give nothing for half a minute */
    void run(Batch batch) throws InterruptedException {
        long since = System.nanoTime();
        long before = -1;
        while (!isDone()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            batch.take(records);
            long now = ends.keySet().stream().mapToLong(this::position).sum();
            if (now != before) {
                before = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STANDS_STILL.toNanos()) {
                throw new RefusalException("the brokers give no more records, and the end is not reached: try again");
            }
        }
    }

    private boolean isDone() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
