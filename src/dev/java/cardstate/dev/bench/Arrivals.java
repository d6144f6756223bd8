package cardstate.dev.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;

/**
 * When records of a topic came to a {@code read_committed} reader that has each as soon as the broker gives it. Reads in a
 * thread of its own, from when it is ready; what came before is left out. Any thread may ask.
 */
final class Arrivals implements AutoCloseable {

    private record Arrival(String key, byte[] value, long nanos) {}

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    /** @param fromNow whether to leave out what is in the topic already */
    Arrivals(String bootstrapServers, String topic, boolean fromNow) {
        this.consumer = Kafka.reader(bootstrapServers, List.of(topic), 1);
        if (fromNow) {
            consumer.seekToEnd(consumer.assignment());
            consumer.assignment().forEach(consumer::position);
        }
        this.thread = new Thread(this::read, "arrivals");
        thread.setDaemon(true);
        thread.start();
    }

    synchronized int count() {
        return arrivals.size();
    }

    /**
     * How long each record took, in nanoseconds, from when the request was due that it belongs to; those of other requests
     * are left out.
     *
     * @param due when requests were due, by client
     * @param client tells a record's client from its key and value
     */
    synchronized long[] since(Map<String, Long> due, BiFunction<String, byte[], String> client) {
        return arrivals.stream()
                .map(arrival -> new Arrival(client.apply(arrival.key, arrival.value), arrival.value, arrival.nanos))
                .filter(arrival -> due.containsKey(arrival.key))
                .mapToLong(arrival -> arrival.nanos - due.getOrDefault(arrival.key, arrival.nanos))
                .toArray();
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                var records = consumer.poll(Duration.ofMillis(100));
                long now = System.nanoTime();
                synchronized (this) {
                    records.forEach(record -> arrivals.add(new Arrival(record.key(), record.value(), now)));
                }
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
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
