package cardstate.call;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that wait in the instance: how many, against {@code MAX_PENDING}, since and until when. Safe for all threads. */
public final class Backlog {

    private final int max;
    private final AtomicInteger size = new AtomicInteger();
    private final Set<Ages> tasks = ConcurrentHashMap.newKeySet();

    public Backlog(int max) {
        this.max = max;
    }

    public int size() {
        return size.get();
    }

    /** Whole seconds that the oldest has waited in this process, 0 where none waits; a restart begins anew. */
    public long oldestSeconds(Instant now) {
        long oldest = tasks.stream().mapToLong(Ages::oldestSecond).min().orElse(Ages.NONE);
        return oldest == Ages.NONE ? 0 : Math.max(0, now.getEpochSecond() - oldest);
    }

    /** Whole seconds by which the deadline of a request that waits has passed at the most, 0 where none has. */
    public long overdueSeconds(Instant now) {
        long deadline = tasks.stream().mapToLong(Ages::nextDeadline).min().orElse(Ages.NONE);
        return deadline == Ages.NONE ? 0 : Math.max(0, now.getEpochSecond() - deadline / 1_000);
    }

    boolean isFull() {
        return size.get() >= max;
    }

    Ages open() {
        Ages task = new Ages();
        tasks.add(task);
        return task;
    }

    void close(Ages task, int waiting) {
        tasks.remove(task);
        remove(waiting);
    }

    void add() {
        size.incrementAndGet();
    }

    void remove(int count) {
        size.addAndGet(-count);
    }
}
