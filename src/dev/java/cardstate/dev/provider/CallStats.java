package cardstate.dev.provider;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** Counts calls as the provider sees them. Any thread may use it. */
final class CallStats {

    private final AtomicLong calls = new AtomicLong();
    private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAccumulator maxInFlight = new LongAccumulator(Long::max, 0);
    private final Map<String, Integer> clients = new ConcurrentHashMap<>();
    private final LongAccumulator maxPerClient = new LongAccumulator(Long::max, 0);
    private final LongAdder overlaps = new LongAdder();
    private final ConcurrentHistogram micros = new ConcurrentHistogram(3_600_000_000L, 2);

    private final LongAdder ended = new LongAdder();
    private final LongAdder nanosTaken = new LongAdder();

    /** A call of the client has arrived. The call's number, from 1. */
    long arrived(String clientId) {
        maxInFlight.accumulate(inFlight.incrementAndGet());
        int own = clients.merge(clientId, 1, Integer::sum);
        maxPerClient.accumulate(own);
        if (own > 1) {
            overlaps.increment();
        }
        return calls.incrementAndGet();
    }

    /** It was answered, or its connection is gone. To be told before the caller can know. */
    void left(String clientId, String answer, long nanos) {
        inFlight.decrementAndGet();
        clients.computeIfPresent(clientId, (id, own) -> own == 1 ? null : own - 1);
        refused(answer);
        ended.increment();
        nanosTaken.add(nanos);
        micros.recordValue(Math.min(nanos / 1000, 3_600_000_000L));
    }

    /** It was no valid call. */
    void refused(String answer) {
        answers.computeIfAbsent(answer, name -> new LongAdder()).increment();
    }

    /** Counts and maxima start again; what is in flight stays. */
    void reset() {
        calls.set(0);
        answers.clear();
        maxInFlight.reset();
        maxInFlight.accumulate(inFlight.get());
        maxPerClient.reset();
        overlaps.reset();
        ended.reset();
        nanosTaken.reset();
        micros.reset();
    }

    ProviderStats now() {
        Map<String, Long> counted = new TreeMap<>();
        answers.forEach((answer, count) -> counted.put(answer, count.sum()));
        return new ProviderStats(
                calls.get(),
                counted,
                inFlight.get(),
                (int) maxInFlight.get(),
                (int) maxPerClient.get(),
                overlaps.sum(),
                nanosTaken.sum() / 1e6 / Math.max(1, ended.sum()),
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0);
    }
}
