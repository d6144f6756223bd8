package cardstate.dev.bench;

import cardstate.v1.CardListRequested;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Publishes requests, no request id twice. Client i is {@code client-i}. Owned by one thread. */
final class Requests implements AutoCloseable {

    private final KafkaProducer<String, CardListRequested> batches;
    private final KafkaProducer<String, CardListRequested> single;
    private final String topic;
    private long published;

    Requests(Bed bed, String topic) {
        this.topic = topic;
        this.batches = Kafka.requests(bed.bootstrapServers(), bed.registryUrl(), "bench-" + topic);
        this.single = Kafka.requests(bed.bootstrapServers(), bed.registryUrl(), "");
        batches.initTransactions();
    }

    static String client(long number) {
        return "client-" + number;
    }

    /**
     * One request for each of the clients, all in one transaction: a service that reads what is committed gets all of
     * them at once, and publishing takes no part of what is measured.
     */
    void publishAtOnce(long first, int count) {
        publishAtOnce(count, i -> client(first + i));
    }

    /** As above, the i-th request for the client that the function names. */
    void publishAtOnce(int count, LongFunction<String> clients) {
        batches.beginTransaction();
        for (int i = 0; i < count; i++) {
            batches.send(request(clients.apply(i)));
        }
        batches.commitTransaction();
    }

    /**
     * Publishes at a steady rate whatever becomes of the requests, the i-th for the client that the function names.
     *
     * @return when each client's last request was due by {@link System#nanoTime}; not when it was sent, so that a publisher
     *     that is late counts against the outcome too
     */
    Map<String, Long> publishPaced(int count, double perSecond, LongFunction<String> clients) {
        Map<String, Long> due = new HashMap<>();
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long dueNanos = start + (long) (i * 1e9 / perSecond);
            for (long wait = dueNanos - System.nanoTime(); wait > 0; wait = dueNanos - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            String client = clients.apply(i);
            due.put(client, dueNanos);
            single.send(request(client));
        }
        single.flush();
        return due;
    }

    private ProducerRecord<String, CardListRequested> request(String client) {
        published++;
        return new ProducerRecord<>(
                topic, client, new CardListRequested("request-" + published, client, Instant.now(), null, null));
    }

    @Override
    public void close() {
        batches.close();
        single.close();
    }
}
