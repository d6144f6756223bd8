package cardstate.command;

import cardstate.command.Progress.Fate;
import cardstate.command.Progress.Lane;
import cardstate.config.OperatorSettings;
import cardstate.failure.DeadLetter;
import cardstate.request.Rejection;
import cardstate.topic.Topics;
import cardstate.watch.ClientProperties;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Publishes dead letters to the request topic again (ADR 25): the bytes as they came, each letter once, whatever crashes,
 * for the place that a run has reached is committed in the transaction that publishes. For one thread.
 */
final class RedriveCommand {

    static final String HELP =
            """
            redrive [--reason R]... [--again] [--dry-run]
              Dead letters are published to card-list-requested again, key and value as they came, each once.
              --reason R   only those of this reason: DECODE, SCHEMA_UNKNOWN, NULL_KEY, NULL_VALUE, KEY_MISMATCH, BAD_ID
              --again      also those whose bytes were published again before and came back
              --dry-run    only counts""";

    private static final int LARGEST = 16_777_216;
    private static final long BUFFER = 2L * LARGEST;

    /** A run that crashes holds up who reads the request topic for this long, and until the broker next looks. */
    private static final int TRANSACTION_TIMEOUT_MS = 10_000;

    private final OperatorSettings settings;
    private final Topics topics;
    private final Consumer<String> out;

    RedriveCommand(OperatorSettings settings, Consumer<String> out) {
        this.settings = settings;
        this.topics = new Topics(settings.app());
        this.out = out;
    }

    int run(List<String> words) throws InterruptedException {
        Arguments arguments = Arguments.of(words, Set.of("--dry-run", "--again"), Set.of("--reason"))
                .withoutWords();
        Set<Rejection> reasons = reasons(arguments.all("--reason"));
        boolean dry = arguments.has("--dry-run");
        Set<Lane> lanes = Progress.lanes(reasons, arguments.has("--again"));
        try (Cluster cluster = new Cluster(settings.kafka());
                KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            Set<TopicPartition> letters =
                    cluster.partitions(List.of(topics.deadLetters().name()));
            if (letters.isEmpty()) {
                throw new RefusalException(
                        "there is no topic " + topics.deadLetters().name());
            }
            return dry ? count(cluster, consumer, letters, lanes) : publish(cluster, consumer, letters, lanes);
        }
    }

    private int count(
            Cluster cluster, KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> letters, Set<Lane> lanes)
            throws InterruptedException {
        Progress progress = progress(cluster, lanes);
        Scan scan = scan(cluster, consumer, letters, cluster.beginnings(letters));
        Counts counts = new Counts();
        scan.run(records -> records.forEach(letter -> {
            if (scan.covers(letter)) {
                counts.add(letter, progress.of(letter));
            }
        }));
        counts.report(lanes, true, out);
        return Commands.DONE;
    }

    private int publish(
            Cluster cluster, KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> letters, Set<Lane> lanes)
            throws InterruptedException {
        try (Producer<byte[], byte[]> producer = producer()) {
            producer.initTransactions(); // ends what an earlier run has left open
            Progress progress = progress(cluster, lanes);
            Scan scan = scan(cluster, consumer, letters, progress.from(cluster.beginnings(letters)));
            Counts counts = new Counts();
            scan.run(records -> {
                if (!records.isEmpty()) {
                    publish(scan, records, progress, counts, producer);
                }
            });
            counts.report(lanes, false, out);
            return Commands.DONE;
        }
    }

    private void publish(
            Scan scan,
            ConsumerRecords<byte[], byte[]> records,
            Progress progress,
            Counts counts,
            Producer<byte[], byte[]> producer) {
        producer.beginTransaction();
        for (ConsumerRecord<byte[], byte[]> letter : records) {
            Fate fate = scan.covers(letter) ? progress.of(letter) : Fate.NOT_ASKED_FOR;
            if (fate == Fate.PUBLISHED) {
                producer.send(asItCame(letter));
            }
            counts.add(letter, fate);
        }
        Map<TopicPartition, Long> read = scan.positions();
        for (Lane lane : progress.lanes()) {
            Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
            progress.advance(lane, read)
                    .forEach((partition, offset) -> commits.put(partition, new OffsetAndMetadata(offset)));
            if (!commits.isEmpty()) {
                producer.sendOffsetsToTransaction(commits, withoutMembers(group(lane)));
            }
        }
        producer.commitTransaction();
    }

    /** Of a group that nobody is a member of; a consumer, which could tell it, would be needed for each lane. */
    @SuppressWarnings("removal")
    private static ConsumerGroupMetadata withoutMembers(String group) {
        return new ConsumerGroupMetadata(group);
    }

    private ProducerRecord<byte[], byte[]> asItCame(ConsumerRecord<byte[], byte[]> letter) {
        return new ProducerRecord<>(
                topics.requests().name(),
                null,
                letter.key(),
                letter.value(),
                DeadLetter.ofRedriven(letter.headers(), letter.partition(), letter.offset()));
    }

    private static Set<Rejection> reasons(List<String> names) {
        Set<Rejection> reasons = EnumSet.noneOf(Rejection.class);
        for (String name : names) {
            try {
                reasons.add(Rejection.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new UsageException("there is no reason " + name);
            }
        }
        return reasons.isEmpty() ? EnumSet.allOf(Rejection.class) : reasons;
    }

    private Progress progress(Cluster cluster, Set<Lane> lanes) throws InterruptedException {
        Map<Lane, Map<TopicPartition, Long>> committed = new HashMap<>();
        for (Lane lane : lanes) {
            committed.put(lane, cluster.committed(group(lane)));
        }
        return new Progress(committed);
    }

    private static Scan scan(
            Cluster cluster,
            KafkaConsumer<byte[], byte[]> consumer,
            Set<TopicPartition> letters,
            Map<TopicPartition, Long> from)
            throws InterruptedException {
        return new Scan(consumer, from, cluster.ends(letters, IsolationLevel.READ_COMMITTED));
    }

    /** Where a lane's place is kept. */
    private String group(Lane lane) {
        return name() + "-" + lane.suffix();
    }

    private String name() {
        return settings.app().groupId() + "-redrive";
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = ClientProperties.consumer(settings.kafka(), name());
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Compressed, since what came compressed may be larger than its topic takes it otherwise. */
    private Producer<byte[], byte[]> producer() {
        Map<String, Object> properties = ClientProperties.producer(settings.kafka(), name());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name());
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
