package cardstate.call;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One client's requests in the order of acceptance, and its call: at most one. Order per client is kept here. Stream
 * thread only.
 */
final class ClientLine {

    static final Comparator<ClientLine> BY_NEXT_CALL =
            Comparator.comparingLong(ClientLine::notBefore).thenComparing(line -> line.clientId);

    /** Requests that end behind an older one that lives on are swept out before they are more than the others. */
    private static final int SWEEP_FROM = 64;

    final String clientId;
    private final Deque<Waiting> order = new ArrayDeque<>(1);
    private final Map<String, Waiting> byId = new HashMap<>(2);
    private int size;
    private int undecoded;

    /** The call that is queued or in flight. */
    @Nullable
    Call call;

    /** The number of the last call that ended, from 1; starts again when nothing waits. */
    int calls;

    /** What the last failed call met. */
    @Nullable
    Trouble trouble;

    boolean troubleStored;

    ClientLine(String clientId) {
        this.clientId = clientId;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean has(String requestId) {
        return byId.containsKey(requestId);
    }

    void add(Waiting waiting) {
        order.addLast(waiting);
        size++;
        undecoded++;
        if (waiting.isDecoded()) {
            decoded(waiting);
        }
    }

    /** One that was added undecoded has been decoded since. */
    void decoded(Waiting waiting) {
        undecoded--;
        byId.put(Objects.requireNonNull(waiting.requestId()), waiting);
    }

    /** Whether an undecoded record keeps those behind it from being called for. */
    boolean isBlocked() {
        return undecoded > 0;
    }

    /** Whether an undecoded record stands before the request: no call was made for it. */
    boolean isBlocked(Waiting waiting) {
        return isBlocked() && waiting.place > youngest();
    }

    void remove(Waiting waiting) {
        waiting.leave();
        size--;
        if (waiting.isDecoded()) {
            byId.remove(waiting.requestId());
        } else {
            undecoded--;
        }
        while (!order.isEmpty() && order.getFirst().isGone()) {
            order.removeFirst();
        }
        if (order.size() > SWEEP_FROM && order.size() > 2 * size) {
            order.removeIf(Waiting::isGone);
        }
    }

    /** What is to be forgotten next: where no request stands before it. */
    @Nullable
    Waiting forgetting() {
        Waiting first = order.peekFirst();
        return first != null && first.forgets ? first : null;
    }

    /** The oldest request, if it is decoded. */
    @Nullable
    Waiting oldest() {
        Waiting first = order.peekFirst();
        return first != null && first.isDecoded() ? first : null;
    }

    /** The place of the youngest request that a call may answer: none that stands behind an undecoded one. */
    long youngest() {
        long youngest = -1;
        for (Waiting waiting : order) {
            if (!waiting.isGone()) {
                if (!waiting.isDecoded()) {
                    break;
                }
                youngest = waiting.place;
            }
        }
        return youngest;
    }

    /** Those that took part in a call, oldest first, {@code most} at the most. */
    List<Waiting> upTo(long place, int most) {
        List<Waiting> joined = new ArrayList<>();
        for (Waiting waiting : order) {
            if (waiting.place > place || joined.size() == most) {
                break;
            }
            if (!waiting.isGone()) {
                joined.add(waiting);
            }
        }
        return joined;
    }

    /** When the next call may start, milliseconds. */
    long notBefore() {
        return trouble == null ? 0 : trouble.notBefore();
    }
}
