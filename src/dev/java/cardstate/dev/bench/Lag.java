package cardstate.dev.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How much of a topic a group has not committed yet. */
final class Lag {

    private Lag() {}

    /**
     * Records that are not committed by the group, 0 when all are. A transaction's own mark at a partition's end, which no
     * group has to commit, is none.
     */
    static long of(Bed bed, String group, String topic) {
        List<TopicPartition> partitions = IntStream.range(0, Bed.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        var ends = Kafka.answer("the ends", () -> bed.admin()
                .listOffsets(partitions.stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all());
        var committed = Kafka.answer(
                "the committed offsets",
                () -> bed.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    var offset = committed.get(end.getKey());
                    return Math.max(0, end.getValue().offset() - 1 - (offset == null ? 0 : offset.offset()));
                })
                .sum();
    }
}
