package cardstate.watch;

import cardstate.topic.ContractTopic;
import cardstate.topic.Topics;
import cardstate.topology.AvroSerdes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the committed outcomes of those who wait: one consumer for all of them, of the partitions that they wait on and
 * no others; with nobody waiting it reads nothing. Whichever instance owns the client, this one hears of it. Safe for all
 * threads; has one of its own.
 */
public final class OutcomeWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeWatch.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Map<String, Object> properties;
    private final Map<String, Deserializer<Object>> outcomes = new HashMap<>();
    private final LinkedBlockingQueue<Waiter> arrivals = new LinkedBlockingQueue<>();
    private final Map<String, List<Waiter>> waiting = new HashMap<>();
    private final Map<String, Integer> partitions = new HashMap<>();
    private final Thread thread = new Thread(this::run, "outcome-watch");
    private volatile boolean closed;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    public OutcomeWatch(Map<String, String> kafka, Topics topics, AvroSerdes serdes, String clientId) {
        this.properties = ClientProperties.consumer(kafka, clientId);
        for (ContractTopic<?> topic : List.of(topics.snapshots(), topics.failures())) {
            outcomes.put(topic.name(), serdes.deserializer(topic));
        }
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Waits for a request that is yet to be published. Whoever waits no more cancels {@link Waiter#outcome()}. */
    public Waiter watch(String clientId, String requestId) {
        Waiter waiter = new Waiter(clientId, requestId);
        arrivals.add(waiter);
        return waiter;
    }

    private void run() {
        while (!closed) {
            try {
                turn();
            } catch (WakeupException | InterruptedException e) {
                // closed
            } catch (RuntimeException failure) {
                LOG.warn(
                        "Outcomes cannot be watched just now: {}",
                        failure.getClass().getSimpleName());
                giveUp(failure);
            }
        }
        giveUp(new IllegalStateException("the service stops"));
    }

    private void turn() throws InterruptedException {
        List<Waiter> come = new ArrayList<>();
        if (waiting.isEmpty()) {
            Waiter first = arrivals.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return;
            }
            come.add(first);
        }
        arrivals.drainTo(come);
        come.forEach(waiter -> waiting.computeIfAbsent(waiter.clientId, id -> new ArrayList<>())
                .add(waiter));
        waiting.values()
                .forEach(waiters -> waiters.removeIf(waiter -> waiter.outcome().isDone()));
        waiting.values().removeIf(List::isEmpty);
        Consumer<byte[], byte[]> reading = consumer();
        assign(reading);
        come.forEach(waiter -> waiter.watching().complete(null));
        if (!waiting.isEmpty()) { // to poll without a partition is an error to Kafka's consumer
            ConsumerRecords<byte[], byte[]> records = reading.poll(POLL);
            records.forEach(this::hear);
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        Consumer<byte[], byte[]> open = consumer;
        if (open == null) {
            open = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer = open;
            for (String topic : outcomes.keySet()) {
                partitions.put(topic, open.partitionsFor(topic).size());
            }
        }
        return open;
    }

    /** What is new is read from its end; what was read already goes on where it stands. */
    private void assign(Consumer<byte[], byte[]> reading) {
        Set<TopicPartition> wanted = new HashSet<>();
        for (String clientId : waiting.keySet()) {
            int hash = Utils.toPositive(Utils.murmur2(clientId.getBytes(StandardCharsets.UTF_8)));
            partitions.forEach((topic, count) -> wanted.add(new TopicPartition(topic, hash % count)));
        }
        move(reading, wanted);
    }

    /** Nobody new is no reason to seek: for Kafka's consumer, to seek to the end of no partition is to seek in all. */
    static void move(Consumer<byte[], byte[]> reading, Set<TopicPartition> wanted) {
        Set<TopicPartition> before = reading.assignment();
        if (before.equals(wanted)) {
            return;
        }
        Set<TopicPartition> added = new HashSet<>(wanted);
        added.removeAll(before);
        reading.assign(wanted);
        if (!added.isEmpty()) {
            reading.seekToEnd(added);
            added.forEach(reading::position);
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        List<Waiter> waiters = waiting.get(new String(record.key(), StandardCharsets.UTF_8));
        Deserializer<Object> reader = outcomes.get(record.topic());
        if (waiters != null && reader != null) {
            Object value = reader.deserialize(record.topic(), record.value());
            if (value instanceof SpecificRecord outcome) {
                waiters.stream().filter(waiter -> waiter.isFor(outcome)).forEach(waiter -> waiter.outcome()
                        .complete(outcome));
            }
        }
    }

    private void giveUp(RuntimeException failure) {
        waiting.values().forEach(waiters -> waiters.forEach(waiter -> waiter.fail(failure)));
        waiting.clear();
        List<Waiter> late = new ArrayList<>();
        arrivals.drainTo(late);
        late.forEach(waiter -> waiter.fail(failure));
        Consumer<byte[], byte[]> open = consumer;
        consumer = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
