package cardstate.watch;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A listener of the feed. While it catches up, what comes live waits for it, up to a bound; past that it is ended, and may
 * come again with the id it has. What it has seen already, for another instance's feed was further, it does not get again.
 * Safe for the feed's thread and the one that catches up.
 */
final class Joined {

    private static final int MOST_WAITING = 10_000;

    private final ChangeListener listener;
    private final Queue<ChangeEvent> waiting = new ArrayDeque<>();
    private boolean live;
    private boolean over;
    /** What it has seen; null once the feed is as far. */
    private @Nullable ChangePosition seen;

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
            give(event);
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
            reached(position);
            listener.passed(seen == null ? position : position.furthest(seen));
        }
    }

    /**
     * It has caught up: it gets what waited, and is fed live from now on.
     *
     * @param from where it caught up from: in some partitions the feed may not be as far yet
     */
    synchronized void caughtUp(ChangePosition from) {
        seen = from;
        while (!over && !waiting.isEmpty()) {
            give(waiting.remove());
        }
        live = true;
    }

    private void give(ChangeEvent event) {
        if (seen == null) {
            over = !listener.changed(event);
            return;
        }
        if (!event.isWithin(seen)) {
            over = !listener.changed(event.to(seen));
        }
        reached(event.after());
    }

    private void reached(ChangePosition position) {
        if (seen != null && position.hasReached(seen)) {
            seen = null;
        }
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
