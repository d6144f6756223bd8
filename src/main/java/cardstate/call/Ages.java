package cardstate.call;

import java.util.TreeMap;

/**
 * Since when the requests of a task have waited, to the second: a count a second, so that a million requests cost no more
 * than a few; and the next deadline. The stream thread writes; any thread may read.
 */
final class Ages {

    static final long NONE = Long.MAX_VALUE;

    private static final long MILLIS = 1_000;

    private final TreeMap<Long, Integer> waiting = new TreeMap<>();
    private volatile long oldest = NONE;
    private volatile long nextDeadline = NONE;

    void enter(long millis) {
        waiting.merge(millis / MILLIS, 1, Integer::sum);
        oldest = waiting.firstKey();
    }

    void leave(long millis) {
        waiting.computeIfPresent(millis / MILLIS, (second, count) -> count == 1 ? null : count - 1);
        oldest = waiting.isEmpty() ? NONE : waiting.firstKey();
    }

    void nextDeadline(long millis) {
        nextDeadline = millis;
    }

    /** The next deadline of those that wait, in milliseconds since the epoch; {@link #NONE} where there is none. */
    long nextDeadline() {
        return nextDeadline;
    }

    /** The second, since the epoch, in which the oldest came; {@link #NONE} where nothing waits. */
    long oldestSecond() {
        return oldest;
    }
}
