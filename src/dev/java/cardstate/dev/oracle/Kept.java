package cardstate.dev.oracle;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;

/** How far back a topic is kept: whether its first records, or those since a time, are still there. */
final class Kept {

    /** How far the clocks of those who write may differ. */
    private static final long SKEW_MS = 60_000;

    private final Map<Integer, Long> starts = new HashMap<>();
    private final Map<Integer, Long> oldest = new HashMap<>();

    Kept(List<Span> spans) {
        spans.forEach(span -> starts.put(span.partition(), span.start()));
    }

    void saw(ConsumerRecord<?, ?> record) {
        oldest.putIfAbsent(record.partition(), record.timestamp());
    }

    boolean whole() {
        return starts.values().stream().allMatch(start -> start == 0);
    }

    boolean whole(int partition) {
        return starts.getOrDefault(partition, 0L) == 0;
    }

    /** Whether the partition of a key has all its records. */
    boolean wholeFor(String key) {
        return whole(home(key));
    }

    /** Whether the partition of a key has all its records since a time, in milliseconds. */
    boolean since(String key, long time) {
        int home = home(key);
        return whole(home) || oldest.getOrDefault(home, Long.MAX_VALUE - SKEW_MS) + SKEW_MS < time;
    }

    private int home(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % Math.max(1, starts.size());
    }
}
