package cardstate.query;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** The instances of the installation and what each has, as the last rebalance left it. */
public final class Installation {

    /**
     * An instance.
     *
     * @param host its {@code HTTP_ADVERTISED}
     * @param active the partitions of its active tasks by their input, as {@code card-list-requested-3}
     * @param standby those of its standby tasks
     */
    public record Member(String host, List<String> active, List<String> standby) {}

    private Installation() {}

    /** None while nobody knows. */
    public static List<Member> of(KafkaStreams streams) {
        try {
            return streams.metadataForAllStreamsClients().stream()
                    .map(Installation::member)
                    .sorted((one, other) -> one.host().compareTo(other.host()))
                    .toList();
        } catch (InvalidStateStoreException | IllegalStateException notYet) {
            return List.of();
        }
    }

    private static Member member(StreamsMetadata metadata) {
        return new Member(
                metadata.host() + ":" + metadata.port(),
                names(metadata.topicPartitions()),
                names(metadata.standbyTopicPartitions()));
    }

    private static List<String> names(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::toString).sorted().toList();
    }
}
