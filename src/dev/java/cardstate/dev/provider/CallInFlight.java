package cardstate.dev.provider;

/** A call that has no answer yet. Owned by one event loop. */
final class CallInFlight {

    private final CallStats stats;
    private final String clientId;
    private final long startedNanos = System.nanoTime();
    private boolean left;

    CallInFlight(CallStats stats, String clientId) {
        this.stats = stats;
        this.clientId = clientId;
    }

    String clientId() {
        return clientId;
    }

    /** It ends with this answer; false where it has ended before. */
    boolean leave(String answer) {
        if (left) {
            return false;
        }
        left = true;
        stats.left(clientId, answer, System.nanoTime() - startedNanos);
        return true;
    }
}
