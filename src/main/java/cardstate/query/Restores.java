package cardstate.query;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * The stores of active tasks that are being restored just now. Kafka Streams hands out such a store while its stream thread
 * is RUNNING, as it is when a task is revived whose state was found corrupt. Safe for all threads.
 */
public final class Restores implements StateRestoreListener {

    private final Set<Place> places = ConcurrentHashMap.newKeySet();

    private record Place(String store, int partition) {}

    boolean has(String store, int partition) {
        return places.contains(new Place(store, partition));
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        places.add(new Place(store, changelog.partition()));
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long end, long count) {}

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long count) {
        places.remove(new Place(store, changelog.partition()));
    }

    /** The task left: where it comes back, its restore begins anew. */
    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long count) {
        places.remove(new Place(store, changelog.partition()));
    }
}
