package cardstate.dev.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Topics of one partition in memory, which a test may damage. */
final class MemorySource implements Source {

    private final Map<String, List<ConsumerRecord<byte[], byte @Nullable []>>> logs = new HashMap<>();
    private final Map<String, Long> ends = new HashMap<>();
    private final Map<String, Long> starts = new HashMap<>();
    private long committed;
    Instant now = Instant.EPOCH;

    void add(ConsumerRecord<byte[], byte @Nullable []> record) {
        long offset = ends.merge(record.topic(), 1L, Long::sum) - 1;
        log(record.topic()).add(at(record, offset));
    }

    /** Writes the record at the index once more. */
    void repeat(String topic, int index) {
        add(log(topic).get(index));
    }

    /** Loses the record at the index, without a trace. */
    void lose(String topic, int index) {
        log(topic).remove(index);
    }

    /** Deletes the oldest records, as retention does. */
    void retain(String topic, long start) {
        starts.put(topic, start);
        log(topic).removeIf(record -> record.offset() < start);
    }

    void commit(long offset) {
        committed = offset;
    }

    private List<ConsumerRecord<byte[], byte @Nullable []>> log(String topic) {
        return logs.computeIfAbsent(topic, any -> new ArrayList<>());
    }

    @Override
    public List<Span> spans(String topic) {
        return List.of(new Span(0, starts.getOrDefault(topic, 0L), ends.getOrDefault(topic, 0L)));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void read(String topic, List<Span> spans, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        log(topic).forEach(record -> reader.accept((ConsumerRecord<byte[], byte[]>) (ConsumerRecord<?, ?>) record));
    }

    @Override
    public Map<Integer, Long> committed(String group, String topic) {
        return Map.of(0, committed);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void close() {}

    private static ConsumerRecord<byte[], byte @Nullable []> at(
            ConsumerRecord<byte[], byte @Nullable []> record, long offset) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                offset,
                record.timestamp(),
                TimestampType.CREATE_TIME,
                -1,
                -1,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }
}
