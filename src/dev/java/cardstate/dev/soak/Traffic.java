package cardstate.dev.soak;

import cardstate.dev.check.Avro;
import cardstate.topic.Topics;
import cardstate.v1.CardListRequested;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What upstream services send: requests, repeated ids, bursts for one client, short deadlines, and records that are no
 * request. On a thread of its own until it is closed; counts may be read by any thread. One batch at a time, as the topic
 * has only just been made (KAFKA-15591, see {@link cardstate.dev.check.RequestPublisher}).
 */
final class Traffic implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    private static final int BURST = 100;
    private static final int ONE_MAY_BE_LOST_OF = 200;

    private final Topics topics;
    private final int clients;
    private final long nanosBetween;
    private final Random random;
    private final Rejects rejects;
    private final Serializer<CardListRequested> serializer;
    private final KafkaProducer<byte @Nullable [], byte @Nullable []> producer;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicReference<@Nullable Exception> cause = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "traffic");
    private volatile boolean stopped;
    private long number;
    private String last = "first";

    Traffic(SoakStack stack, Topics topics, SoakOptions options) {
        this.topics = topics;
        this.clients = options.clients();
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / options.perSecond();
        this.random = new Random(options.seed());
        this.rejects = new Rejects(random);
        this.serializer = Avro.serializer(stack.registry.url());
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.broker.bootstrapServers(),
                        "linger.ms",
                        5,
                        "max.in.flight.requests.per.connection",
                        1,
                        "max.block.ms",
                        300_000,
                        "delivery.timeout.ms",
                        300_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void start() {
        thread.start();
    }

    /** Records handed to the producer. */
    long sent() {
        return sent.get();
    }

    /** Sends one request for each client. */
    void askForAll() {
        for (int i = 0; i < clients; i++) {
            request(ProviderLane.client(i), "all-" + number++, null);
        }
        producer.flush();
    }

    private void run() {
        long next = System.nanoTime();
        while (!stopped) {
            some();
            next += nanosBetween;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void some() {
        int dice = random.nextInt(2_000);
        String client = ProviderLane.client(random.nextInt(clients));
        if (dice == 0) {
            for (int i = 0; i < BURST; i++) {
                request(client, "burst-" + number++, null);
            }
        } else if (dice < 40) {
            send(rejects.next(serializer, topics.requests().name()));
        } else if (dice < 80) {
            request(client, "short-" + number++, Instant.now().plusMillis(random.nextInt(3_000)));
        } else if (dice < 160) {
            repeat(client);
        } else {
            request(client, "soak-" + number++, null);
        }
    }

    /** The same request twice, sometimes with others between. */
    private void repeat(String client) {
        String id = random.nextBoolean() ? last : "twice-" + number++;
        request(client, id, null);
        request(client, id, null);
        last = id;
    }

    private void request(String client, String id, @Nullable Instant deadline) {
        CardListRequested request = new CardListRequested(id, client, Instant.now(), deadline, "soak");
        send(Rejects.of(client, serializer.serialize(topics.requests().name(), request)));
    }

    private void send(Rejects.Record record) {
        sent.incrementAndGet();
        producer.send(
                new ProducerRecord<>(topics.requests().name(), record.key(), record.value()), (metadata, failure) -> {
                    if (failure != null) {
                        lost.incrementAndGet();
                        cause.compareAndSet(null, failure);
                    }
                });
    }

    /**
     * Ends it when the broker has, or has refused, all that was sent. A producer that is not transactional loses some
     * when the broker is killed: those are logged.
     *
     * @throws IllegalStateException where more than one in {@value #ONE_MAY_BE_LOST_OF} are lost
     */
    void stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.flush();
        if (lost.get() > 0) {
            LOG.warn("{} of {} records did not reach the broker, the first because of", lost, sent, cause.get());
        }
        if (lost.get() * ONE_MAY_BE_LOST_OF > sent.get()) {
            throw new IllegalStateException(
                    lost + " of " + sent + " records did not reach the broker: the soak proves nothing", cause.get());
        }
    }

    @Override
    public void close() {
        stopped = true;
        producer.close();
    }
}
