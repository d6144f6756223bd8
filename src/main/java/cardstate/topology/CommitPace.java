package cardstate.topology;

/**
 * When to ask for a commit, ahead of the commit interval: a reader of committed records waits for it. Little that is
 * written is committed at once; much is left to the interval, which shares one commit among many records. After a commit
 * that was asked for, the stream thread first works for as long as it took, a span at the most: where commits are slow they
 * must not become all that it does. One thread at a time.
 */
final class CommitPace {

    static final long SPAN_MILLIS = 100;

    /** More records than this in a span, or in the one before, are left to the commit interval. */
    static final int FEW = 16;

    private long spanEnds = Long.MIN_VALUE;
    private int inSpan;
    /** The first records of a span would seem few however many came before. */
    private int inSpanBefore;

    private boolean waiting;
    private boolean asked;
    private long askedAt;
    private long restsUntil = Long.MIN_VALUE;

    /** To be called when Kafka Streams calls in: a commit that was asked for has been made since. */
    void entered(long now) {
        if (asked) {
            asked = false;
            restsUntil = now + Math.min(now - askedAt, SPAN_MILLIS);
        }
    }

    void written(long now) {
        reach(now);
        inSpan++;
        waiting = true;
    }

    private void reach(long now) {
        if (now >= spanEnds) {
            inSpanBefore = now < spanEnds + SPAN_MILLIS ? inSpan : 0;
            spanEnds = now + SPAN_MILLIS;
            inSpan = 0;
        }
    }

    /**
     * Whether something is written that no commit was asked for; or one was, and it is not known yet how long it took:
     * what came next, however late, would take the time since for that.
     */
    boolean isWaiting() {
        return waiting || asked;
    }

    /** The same, but for what is written in a burst, which the commit interval sees to. */
    boolean isResting() {
        return asked || waiting && !isBurst();
    }

    private boolean isBurst() {
        return inSpan > FEW || inSpanBefore > FEW;
    }

    /** Whether to ask now; to be called before Kafka Streams is returned to. */
    boolean isDue(long now) {
        reach(now);
        if (!waiting || now < restsUntil || isBurst()) {
            return false;
        }
        waiting = false;
        asked = true;
        askedAt = now;
        return true;
    }
}
