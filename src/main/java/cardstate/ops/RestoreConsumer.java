package cardstate.ops;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the changelogs of the client stage before the cards', which are the most: a request has its outcome from the client
 * stage alone. Kafka Streams reads all side by side otherwise. Owned by the thread that restores, as any consumer.
 */
final class RestoreConsumer extends KafkaConsumer<byte[], byte[]> {

    private final String cards;
    private final SteadyTime time;
    private final HeadStart headStart = new HeadStart();

    /** @param cards the topic of the cards' changelog */
    RestoreConsumer(Map<String, Object> config, String cards, SteadyTime time) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.cards = cards;
        this.time = time;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        if (headStart.isOver()) {
            return super.poll(timeout);
        }
        Set<TopicPartition> held = headStart.holds(clientsBehind(), time.milliseconds()) ? cardsInTurn() : Set.of();
        pause(held);
        try {
            return super.poll(timeout);
        } finally {
            resume(held);
        }
    }

    /** But for those that Kafka Streams has paused: standbys, which it reads when all that is held here has been read. */
    private long clientsBehind() {
        Set<TopicPartition> paused = paused();
        return assignment().stream()
                .filter(partition -> !partition.topic().equals(cards) && !paused.contains(partition))
                .mapToLong(partition -> currentLag(partition).orElse(0))
                .max()
                .orElse(0);
    }

    /** But for those that Kafka Streams has paused itself. */
    private Set<TopicPartition> cardsInTurn() {
        Set<TopicPartition> paused = paused();
        return assignment().stream()
                .filter(partition -> partition.topic().equals(cards) && !paused.contains(partition))
                .collect(Collectors.toSet());
    }
}
