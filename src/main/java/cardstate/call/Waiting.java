package cardstate.call;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The heap's share of what waits in a line: the index to its entry in the store. Stream thread only. */
final class Waiting {

    static final Comparator<Waiting> BY_DEADLINE =
            Comparator.<Waiting>comparingLong(waiting -> waiting.deadline).thenComparingLong(waiting -> waiting.place);

    final ClientLine line;
    final long place;
    /** When it came to wait in this process, milliseconds. */
    final long since;

    /** Whether it is no request: the client is to be forgotten. It is never decoded, so it holds back what is behind it. */
    final boolean forgets;

    private @Nullable String requestId;
    private long deadline;
    private int callsBefore;
    private boolean gone;

    /** A record that is not decoded yet: it has no id and no deadline. */
    Waiting(ClientLine line, long place, long since) {
        this(line, place, since, false);
    }

    Waiting(ClientLine line, long place, long since, boolean forgets) {
        this.line = line;
        this.place = place;
        this.since = since;
        this.forgets = forgets;
    }

    void decoded(String id, long deadlineMillis, int calls) {
        requestId = id;
        deadline = deadlineMillis;
        callsBefore = calls;
    }

    boolean isDecoded() {
        return requestId != null;
    }

    @Nullable
    String requestId() {
        return requestId;
    }

    /** Milliseconds; only of a decoded request. */
    long deadline() {
        return deadline;
    }

    int callsBefore() {
        return callsBefore;
    }

    boolean isGone() {
        return gone;
    }

    void leave() {
        gone = true;
    }
}
