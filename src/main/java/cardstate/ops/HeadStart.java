package cardstate.ops;

import java.time.Duration;

/**
 * When the changelogs of the cards wait for those of the clients: from when a client's is found far behind, until none is
 * and a little longer, and once only. A store that is far behind has to be restored; a standby that follows, or a store
 * after a stop in good order, never is. One thread.
 */
final class HeadStart {

    /** Less is read in a moment: to put it in order would bring nothing. In records of one partition. */
    static final long FAR_BEHIND = 20_000;

    /**
     * The first calls and their commit run on code that is not compiled yet, and share the processor with whatever is
     * restored beside them.
     */
    static final Duration FIRST_OUTCOMES = Duration.ofSeconds(3);

    /** Cards are restored at last, though a changelog of clients may have no leader, or grow as fast as it is read. */
    static final Duration AT_MOST = Duration.ofMinutes(1);

    private static final long NOT_YET = -1;

    private long since = NOT_YET;
    private long lastBehind;
    private boolean over;

    /** Whether the cards never wait again. */
    boolean isOver() {
        return over;
    }

    /**
     * Whether the cards wait now.
     *
     * @param behind by how many records the client stage's changelog that is furthest behind is
     * @param nowMillis on a clock that never goes back
     */
    boolean holds(long behind, long nowMillis) {
        if (over) {
            return false;
        }
        if (behind > FAR_BEHIND) {
            since = since == NOT_YET ? nowMillis : since;
            lastBehind = nowMillis;
        }
        if (since == NOT_YET) {
            return false;
        }
        over = nowMillis - lastBehind > FIRST_OUTCOMES.toMillis() || nowMillis - since > AT_MOST.toMillis();
        return !over;
    }
}
