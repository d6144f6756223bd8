package cardstate.dev.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;

/**
 * When each record of some topics came to a {@code read_committed} reader, to within 10 ms. It reads in a thread of its
 * own, from the topics' beginning; any thread may ask. It takes the records in few large fetches and does not decode
 * them, to cost the machine little.
 */
final class Outcomes implements AutoCloseable {

    private static final Duration STANDSTILL = Duration.ofSeconds(120);
    /** What a process wrote before it ended may come a little later. */
    private static final Duration READS_ON = Duration.ofSeconds(3);

    private static final int FETCH_BYTES = 65_536;

    private final KafkaConsumer<String, byte[]> consumer;
    private final String failures;
    private final Thread thread;
    private volatile boolean closed;
    private long[] nanos = new long[65_536];
    private int count;
    private int failed;
    private long bytes;

    /** @param failures the one of the topics that no record should come to, empty for none */
    Outcomes(String bootstrapServers, List<String> topics, String failures) {
        this.consumer = Kafka.reader(bootstrapServers, topics, FETCH_BYTES);
        this.failures = failures;
        this.thread = new Thread(this::read, "outcomes");
        thread.setDaemon(true);
        thread.start();
    }

    synchronized int count() {
        return count;
    }

    /** Of all records so far, keys and values as the topic holds them. */
    synchronized long bytes() {
        return bytes;
    }

    /** When the n-th record was there, n from 1, by {@link System#nanoTime}. */
    synchronized long nanosOf(int n) {
        if (n < 1 || n > count) {
            throw new IllegalArgumentException("there are " + count + " outcomes, no number " + n);
        }
        return nanos[n - 1];
    }

    /**
     * Returns when so many are there.
     *
     * @throws VoidRunException where a request failed
     * @throws IllegalStateException where none comes for two minutes, or its precondition fails
     */
    void await(int wanted, Progress progress, BooleanSupplier goesOn) {
        int start = count();
        int seen = start;
        long since = System.nanoTime();
        long alive = since;
        while (count() < wanted) {
            int now = count();
            long time = System.nanoTime();
            if (now > seen) {
                seen = now;
                since = time;
            }
            progress.step(String.format("%,d of %,d outcomes", now - start, wanted - start));
            alive = goesOn.getAsBoolean() ? time : alive;
            if (time - alive > READS_ON.toNanos() && count() < wanted) {
                throw new IllegalStateException(
                        "a process has ended before all outcomes were there: see target/bench/logs");
            }
            if (time - since > STANDSTILL.toNanos()) {
                throw new IllegalStateException("no outcome came for " + STANDSTILL.toSeconds() + " s; there are " + now
                        + " of " + wanted + ": see target/bench/logs");
            }
            Wait.pause(5);
        }
        requireNoFailure();
    }

    private synchronized void requireNoFailure() {
        if (failed > 0) {
            throw new VoidRunException(failed + " requests failed");
        }
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(100));
                if (!records.isEmpty()) {
                    take(records, System.nanoTime());
                }
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void take(ConsumerRecords<String, byte[]> records, long now) {
        int more = records.count();
        if (count + more > nanos.length) {
            nanos = Arrays.copyOf(nanos, Math.max(2 * nanos.length, count + more));
        }
        Arrays.fill(nanos, count, count + more, now);
        count += more;
        records.forEach(record -> bytes += record.serializedKeySize() + record.serializedValueSize());
        if (!failures.isEmpty()) {
            records.records(failures).forEach(record -> failed++);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
