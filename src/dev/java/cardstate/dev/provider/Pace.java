package cardstate.dev.provider;

/**
 * How fast cards change by themselves. Pure: a card's step follows from the time alone.
 *
 * @param everyMs milliseconds between two steps of one card
 * @param untilMs when time stands still, in milliseconds of the epoch: after it no card changes by itself
 */
record Pace(long everyMs, long untilMs) {

    /** Cards that never change by themselves. */
    static final Pace STILL = new Pace(1, 0);

    /** Another pace from now on; 0 stops the cards as they are. */
    Pace changedTo(long newEveryMs, long nowMs) {
        return newEveryMs == 0 ? new Pace(everyMs, Math.min(untilMs, nowMs)) : new Pace(newEveryMs, Long.MAX_VALUE);
    }

    /** Milliseconds between two steps, 0 where time stands still. */
    long currentEveryMs(long nowMs) {
        return nowMs < untilMs ? everyMs : 0;
    }

    /** The step that a card has reached; cards do not all step at one time. */
    long step(long cardHash, long nowMs) {
        return Math.floorDiv(Math.min(nowMs, untilMs) + Math.floorMod(cardHash, everyMs), everyMs);
    }
}
