package cardstate.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One task's way to the provider: its calls wait here for a permit, and their results for its stream thread. A lane
 * belongs to one life of a task: when the task moves away or begins anew, its lane is closed, and what its calls still
 * bring is dropped. All of it belongs to the {@link Dispatcher}'s lock, but for the look whether there are results.
 */
final class Lane {

    private static final int SWEEP_FROM = 1_000;

    private final Deque<Call> firsts = new ArrayDeque<>();
    private final Deque<Call> retries = new ArrayDeque<>();
    private final Queue<Ended> results = new ConcurrentLinkedQueue<>();
    private boolean retryNext;
    private int cancelled;
    private volatile boolean closed;

    void add(Call call) {
        (call.retry ? retries : firsts).addLast(call);
    }

    /** The next call that is not cancelled, now started; first attempts and retries take turns. */
    @Nullable
    Call start() {
        for (; ; ) {
            Deque<Call> turn = retryNext && !retries.isEmpty() || firsts.isEmpty() ? retries : firsts;
            Call call = turn.pollFirst();
            if (call == null) {
                return null;
            }
            if (call.start()) {
                retryNext = !call.retry;
                return call;
            }
            cancelled--;
        }
    }

    /** Cancelled calls are swept out before they are more than the others: calls may be held for long. */
    boolean cancel(Call call) {
        if (!call.cancel()) {
            return false;
        }
        cancelled++;
        if (cancelled > SWEEP_FROM && cancelled > queued() / 2) {
            firsts.removeIf(Call::isCancelled);
            retries.removeIf(Call::isCancelled);
            cancelled = 0;
        }
        return true;
    }

    /** Calls that wait for a permit, cancelled ones that are not swept out yet among them. */
    int queued() {
        return firsts.size() + retries.size();
    }

    /** Whether the result is wanted. */
    boolean ended(Ended ended) {
        return !closed && results.add(ended);
    }

    boolean hasCalls() {
        return queued() > cancelled;
    }

    boolean hasResults() {
        return !results.isEmpty();
    }

    @Nullable
    Ended nextResult() {
        return results.poll();
    }

    /** Of the results that nobody has taken. */
    int weight() {
        return results.stream().mapToInt(Ended::weight).sum();
    }

    /** Returns how many results nobody will take. */
    int close() {
        int untaken = results.size();
        closed = true;
        firsts.clear();
        retries.clear();
        results.clear();
        return untaken;
    }
}
