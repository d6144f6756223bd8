package cardstate.dev.local;

import cardstate.dev.check.Avro;
import cardstate.topic.ContractTopic;
import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardListFailed;
import cardstate.v1.CardStatusChanged;
import cardstate.v1.ClientCardsSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads what the service publishes, from the beginning, counts it and shows the changes. Runs on a thread of its own. */
final class Watch implements Runnable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Deserializer<Object> values;
    private final Map<String, Integer> news = new TreeMap<>();
    private final Tally tally;
    private final Screen screen;

    Watch(Addresses addresses, Tally tally, Screen screen) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        addresses.kafka(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.values = Avro.deserializer(addresses.registry());
        this.tally = tally;
        this.screen = screen;
    }

    @Override
    public void run() {
        try (consumer) {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::take);
                news.forEach((client, cards) -> screen.event(EventLine.firstSeen(client, cards)));
                news.clear();
            }
        } catch (WakeupException e) {
            // told to stop
        }
    }

    /** Ends {@link #run()}. Any thread may call it. */
    void stop() {
        consumer.wakeup();
    }

    private List<TopicPartition> partitions() {
        return Stream.of(
                        LocalTopics.TOPICS.requests(),
                        LocalTopics.TOPICS.snapshots(),
                        LocalTopics.TOPICS.failures(),
                        LocalTopics.TOPICS.statusChanges(),
                        LocalTopics.TOPICS.balanceChanges())
                .map(ContractTopic::name)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** A client's new cards come together: one line for all of them. */
    private void show(CardStatusChanged changed) {
        if (changed.getSequence() == 1) {
            news.merge(changed.getClientId(), 1, Integer::sum);
        } else {
            screen.event(EventLine.of(changed));
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        if (record.topic().equals(LocalTopics.TOPICS.requests().name())) {
            tally.request();
            return;
        }
        Object value = values.deserialize(record.topic(), record.value());
        if (value instanceof ClientCardsSnapshot) {
            tally.snapshot();
        } else if (value instanceof CardListFailed failed) {
            tally.failure();
            screen.event(EventLine.of(failed));
        } else if (value instanceof CardStatusChanged changed) {
            tally.change(System.nanoTime());
            show(changed);
        } else if (value instanceof CardBalanceChanged changed) {
            tally.change(System.nanoTime());
            if (EventLine.isNews(changed)) {
                screen.event(EventLine.of(changed));
            }
        }
    }
}
