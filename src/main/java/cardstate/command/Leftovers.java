package cardstate.command;

import cardstate.topic.Stores;
import cardstate.topic.Topics;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * What the internal topics of a stopped installation still hold that is not done.
 *
 * @param waiting requests that have no outcome yet
 * @param unread records between the stages that were written and not read: moved requests, and news of cards
 */
record Leftovers(int waiting, int unread) {

    boolean isNothing() {
        return waiting == 0 && unread == 0;
    }

    /** Reads them. An open transaction's records do not count: with no instance left it can only be aborted. */
    static Leftovers of(
            Cluster cluster, Consumer<byte[], byte[]> consumer, Topics topics, Map<TopicPartition, Long> committed)
            throws InterruptedException {
        Set<TopicPartition> pending = cluster.partitions(Set.of(topics.changelog(Stores.PENDING)));
        Set<TopicPartition> between = cluster.partitions(
                Set.of(topics.repartition(Topics.CLIENTS_REPARTITION), topics.repartition(Topics.CARDS_REPARTITION)));
        return new Leftovers(waiting(cluster, consumer, pending), unread(cluster, consumer, between, committed));
    }

    private static int waiting(Cluster cluster, Consumer<byte[], byte[]> consumer, Collection<TopicPartition> pending)
            throws InterruptedException {
        Set<ByteBuffer> waiting = new HashSet<>();
        scan(cluster, consumer, pending, cluster.beginnings(pending))
                .run(records -> records.forEach(entry -> {
                    ByteBuffer key = ByteBuffer.wrap(entry.key());
                    if (entry.value() == null) {
                        waiting.remove(key);
                    } else if (hasPlace(entry.key())) {
                        waiting.add(key);
                    }
                }));
        return waiting.size();
    }

    /** A client's id, a zero byte and a place; without a place it holds no request, but what the last call met. */
    private static boolean hasPlace(byte[] key) {
        int zero = 0;
        while (zero < key.length && key[zero] != 0) {
            zero++;
        }
        return key.length > zero + 1;
    }

    private static int unread(
            Cluster cluster,
            Consumer<byte[], byte[]> consumer,
            Collection<TopicPartition> between,
            Map<TopicPartition, Long> committed)
            throws InterruptedException {
        Map<TopicPartition, Long> from = new HashMap<>(cluster.beginnings(between));
        from.replaceAll((partition, beginning) -> Math.max(beginning, committed.getOrDefault(partition, 0L)));
        AtomicInteger unread = new AtomicInteger();
        scan(cluster, consumer, between, from).run(records -> unread.addAndGet(records.count()));
        return unread.get();
    }

    private static Scan scan(
            Cluster cluster,
            Consumer<byte[], byte[]> consumer,
            Collection<TopicPartition> partitions,
            Map<TopicPartition, Long> from)
            throws InterruptedException {
        Map<TopicPartition, Long> ends = cluster.ends(partitions, IsolationLevel.READ_COMMITTED);
        return new Scan(
                consumer,
                from.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> Math.min(entry.getValue(), ends.getOrDefault(entry.getKey(), 0L)))),
                ends);
    }
}
