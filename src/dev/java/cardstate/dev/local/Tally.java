package cardstate.dev.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Counts what the topics show, for the progress line. Any thread may use it. */
final class Tally {

    private static final long WINDOW_NANOS = 10_000_000_000L;

    private final Deque<Long> changes = new ArrayDeque<>();
    private long requests;
    private long snapshots;
    private long failures;

    synchronized void request() {
        requests++;
    }

    synchronized void snapshot() {
        snapshots++;
    }

    synchronized void failure() {
        failures++;
    }

    synchronized void change(long nanoTime) {
        changes.add(nanoTime);
    }

    synchronized long outcomes() {
        return snapshots + failures;
    }

    synchronized String line(int inFlight, long nanoTime) {
        while (!changes.isEmpty() && nanoTime - changes.peek() > WINDOW_NANOS) {
            changes.poll();
        }
        return String.format(
                Locale.ROOT,
                "requests %d   snapshots %d   failures %d   calls in flight %d   changes %.1f a second",
                requests,
                snapshots,
                failures,
                inFlight,
                changes.size() * 1e9 / WINDOW_NANOS);
    }
}
