package cardstate.command;

import cardstate.config.OperatorSettings;
import cardstate.request.HomePartition;
import cardstate.request.Ids;
import cardstate.topic.Stores;
import cardstate.topic.Topics;
import cardstate.topology.ForgetRecord;
import cardstate.watch.ClientProperties;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Has the running service forget a client (ADR 24): publishes the wish where the client's owner reads it, and waits until
 * the owner has committed that the client's list is gone. For one thread.
 */
final class ForgetCommand {

    static final String HELP =
            """
            forget CLIENT_ID [--wait-seconds N]
              The client's list is removed; cards that nobody else lists get a tombstone, and the events say that they
              are gone. Done by the running service, after all requests of the client that it has read.
              --wait-seconds N   how long to wait for it, 60 where nothing is said
              -- CLIENT_ID       where the id itself begins with two hyphens""";

    private static final Duration POLL = Duration.ofMillis(200);

    private final OperatorSettings settings;
    private final Topics topics;
    private final Consumer<String> out;

    ForgetCommand(OperatorSettings settings, Consumer<String> out) {
        this.settings = settings;
        this.topics = new Topics(settings.app());
        this.out = out;
    }

    int run(List<String> words) throws InterruptedException {
        Arguments arguments = Arguments.of(words, Set.of(), Set.of("--wait-seconds"));
        if (arguments.words().size() != 1) {
            throw new UsageException("which client?");
        }
        String seconds = arguments.last("--wait-seconds", "60");
        if (!seconds.matches("\\d{1,5}")) {
            throw new UsageException("--wait-seconds must be a whole number of seconds");
        }
        String clientId = arguments.words().get(0);
        if (!Ids.valid(clientId)) {
            throw new UsageException("a client's id is 1 to 128 printable ASCII characters");
        }
        return forget(clientId, Duration.ofSeconds(Long.parseLong(seconds)));
    }

    private int forget(String clientId, Duration patience) throws InterruptedException {
        int partitions;
        try (Cluster cluster = new Cluster(settings.kafka())) {
            String topic = topics.repartition(Topics.CLIENTS_REPARTITION);
            partitions = cluster.partitions(List.of(topic)).size();
            if (partitions == 0) {
                throw new RefusalException("there is no topic " + topic + ": the service has never run under this"
                        + " TOPIC_PREFIX and APPLICATION_ID, so it knows no client");
            }
            boolean classic = !"streams".equalsIgnoreCase(settings.kafka().get("group.protocol"));
            if (classic && cluster.members(settings.app().groupId()) == 0) {
                throw new RefusalException("no instance runs: start one, which then does it");
            }
        }
        byte[] key = clientId.getBytes(StandardCharsets.UTF_8);
        TopicPartition home =
                new TopicPartition(topics.changelog(Stores.CLIENT_LISTS), HomePartition.of(key, partitions));
        try (KafkaConsumer<byte[], byte[]> committed = consumer()) {
            committed.assign(Set.of(home));
            committed.seekToEnd(Set.of(home));
            committed.position(home);
            String id = "forget-" + UUID.randomUUID();
            publish(ForgetRecord.of(topics, partitions, clientId, id));
            return await(committed, key, id, patience);
        }
    }

    /** The list's entry is deleted in the transaction that sends on what follows from it. */
    private int await(KafkaConsumer<byte[], byte[]> committed, byte[] key, String id, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < until) {
            for (ConsumerRecord<byte[], byte[]> entry : committed.poll(POLL)) {
                if (Arrays.equals(entry.key(), key) && entry.value() == null) {
                    out.accept("Forgotten, as " + id + ". Tombstones and events of its cards follow at once; what the"
                            + " topics still hold goes with their retention (docs/operations.md)");
                    return Commands.DONE;
                }
            }
        }
        out.accept("Not forgotten within " + patience.toSeconds() + " s, but it will be, as " + id
                + ": earlier requests of the client are waited for, at most until their deadline");
        return Commands.NOT_DONE;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = ClientProperties.consumer(settings.kafka(), name());
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void publish(ProducerRecord<byte[], byte[]> wish) throws InterruptedException {
        Map<String, Object> properties = ClientProperties.producer(settings.kafka(), name());
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(wish).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        }
    }

    private String name() {
        return settings.app().groupId() + "-forget";
    }
}
