package cardstate.watch;

import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A listener of the feed. While it catches up, what comes live waits for it, up to a bound; past that it is ended, and may
 * come again with the id it has. Safe for the feed's thread and the one that catches up.
 */
final class Joined {

    private static final int MOST_WAITING = 10_000;

    private final ChangeListener listener;
    private final Queue<ChangeEvent> waiting = new ArrayDeque<>();
    private boolean live;
    private boolean over;

    private Joined(ChangeListener listener, boolean live) {
        this.listener = listener;
        this.live = live;
    }

    static Joined live(ChangeListener listener) {
        return new Joined(listener, true);
    }

    static Joined catchingUp(ChangeListener listener) {
        return new Joined(listener, false);
    }

    /** For who catches up: calls it without holding up the feed. */
    ChangeListener listener() {
        return listener;
    }

    /** Of the feed's thread; false: it listens no more. */
    synchronized boolean live(ChangeEvent event) {
        if (over) {
            return false;
        }
        if (live) {
            over = !listener.changed(event);
        } else if (waiting.size() >= MOST_WAITING) {
            end();
        } else if (listener.wants(event)) {
            waiting.add(event);
        }
        return !over;
    }

    /** Of the feed's thread: it has brought everything up to here. While the listener catches up, it has not. */
    synchronized void passed(ChangePosition position) {
        if (live && !over) {
            listener.passed(position);
        }
    }

    /** It has caught up: it gets what waited, and is fed live from now on. */
    synchronized void caughtUp() {
        while (!over && !waiting.isEmpty()) {
            over = !listener.changed(waiting.remove());
        }
        live = true;
    }

    synchronized boolean isOver() {
        return over || listener.isGone();
    }

    synchronized void end() {
        if (!over) {
            over = true;
            listener.ended();
        }
        waiting.clear();
    }
}
