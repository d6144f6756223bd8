package cardstate.call;

/**
 * One attempt for a client: queued, then started or cancelled, then ended. A request may join until the start, and not
 * after: so every request that the answer serves was accepted before the call began. Safe for all threads.
 */
final class Call {

    private enum State {
        QUEUED,
        STARTED,
        ENDED,
        CANCELLED
    }

    final String clientId;
    final String traceparent;
    final boolean retry;
    private State state = State.QUEUED;
    private long youngest;

    /** @param youngest the place of the youngest request that takes part from the beginning */
    Call(String clientId, String traceparent, boolean retry, long youngest) {
        this.clientId = clientId;
        this.traceparent = traceparent;
        this.retry = retry;
        this.youngest = youngest;
    }

    /** Whether the request at this place takes part; false: the call has started without it. */
    synchronized boolean join(long place) {
        if (state == State.QUEUED) {
            youngest = Math.max(youngest, place);
            return true;
        }
        return false;
    }

    /** The place of the youngest request that takes part; it moves no more once the call has started. */
    synchronized long youngest() {
        return youngest;
    }

    synchronized boolean hasStarted() {
        return state == State.STARTED || state == State.ENDED;
    }

    /** Whether the call is now this caller's to make. */
    synchronized boolean start() {
        return move(State.QUEUED, State.STARTED);
    }

    /** Whether this is the first end of a started call. */
    synchronized boolean end() {
        return move(State.STARTED, State.ENDED);
    }

    /** Whether the call will never start. */
    synchronized boolean cancel() {
        return move(State.QUEUED, State.CANCELLED);
    }

    synchronized boolean isCancelled() {
        return state == State.CANCELLED;
    }

    private boolean move(State from, State to) {
        if (state != from) {
            return false;
        }
        state = to;
        return true;
    }
}
