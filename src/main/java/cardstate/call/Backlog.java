package cardstate.call;

import java.util.concurrent.atomic.AtomicInteger;

/** How many requests wait in the instance, against {@code MAX_PENDING}. Safe for all threads. */
public final class Backlog {

    private final int max;
    private final AtomicInteger size = new AtomicInteger();

    public Backlog(int max) {
        this.max = max;
    }

    public int size() {
        return size.get();
    }

    boolean isFull() {
        return size.get() >= max;
    }

    void add() {
        size.incrementAndGet();
    }

    void remove(int count) {
        size.addAndGet(-count);
    }
}
