package cardstate.call;

import java.time.Duration;

/**
 * Whether the provider may be called just now, by what the instance's calls have met. Three things hold calls back:
 * {@code Retry-After}, for as long as it asks, at most a minute; a refused key, with a probe every 30 s; and calls that
 * keep failing, with a probe every 2 s. A provider that is back gets its load over some seconds, not at once, and so does
 * that of a process that has just started. While calls are held no request uses an attempt. Not thread-safe; the clock
 * may not go back.
 */
final class Gate {

    static final int FAILURES_TO_CLOSE = 20;
    static final long PROBE_MILLIS = 2_000;
    static final long KEY_PROBE_MILLIS = 30_000;
    static final long PACED_START_MILLIS = 3_000;
    static final int FIRST_CALLS = 16;
    static final long FIRST_ANSWER_MILLIS = 2_000;
    static final Duration LONGEST_HOLD = Duration.ofSeconds(60);

    private static final long WITH_THE_FIRST_CALL = Long.MAX_VALUE;

    /** What the instance's calls are held back by. */
    enum State {
        OPEN,
        HELD,
        FAILING,
        KEY_REFUSED
    }

    private State state = State.OPEN;
    private int failures;
    private long nextProbe;
    private long heldUntil;
    private long pacedFrom = -PACED_START_MILLIS;
    private int pacedAtLeast = 1;
    private boolean awaitsFirstAnswer;

    /** What holds calls back now: a refused key and failing calls before {@code Retry-After}. */
    State state(long now) {
        return state == State.OPEN && now < heldUntil ? State.HELD : state;
    }

    /**
     * Has the calls grow from a few to the limit, as they grow from one when a provider is back: from the first answer on,
     * or after two seconds without one.
     */
    void paceFirst() {
        awaitsFirstAnswer = true;
        pacedFrom = WITH_THE_FIRST_CALL;
        pacedAtLeast = FIRST_CALLS;
    }

    /** Whether one more call may start beside those in flight. */
    boolean admits(long now, int inFlight, int maxInFlight) {
        if (now < heldUntil) {
            return false;
        }
        return state == State.OPEN ? inFlight < limit(now, maxInFlight) : now >= nextProbe && inFlight < maxInFlight;
    }

    void started(long now) {
        if (pacedFrom == WITH_THE_FIRST_CALL) {
            pacedFrom = now + FIRST_ANSWER_MILLIS;
        }
        if (state != State.OPEN) {
            nextProbe = now + probeMillis();
        }
    }

    void ended(CallResult result, long now) {
        if (awaitsFirstAnswer) {
            awaitsFirstAnswer = false;
            pacedFrom = Math.min(pacedFrom, now);
        }
        if (result instanceof CallResult.Failed failed) {
            hold(failed, now);
            switch (failed.reason()) {
                case PROVIDER_UNAVAILABLE -> unavailable(now);
                case PROVIDER_UNAUTHORIZED -> close(State.KEY_REFUSED, now);
                default -> answered(now);
            }
        } else {
            answered(now);
        }
    }

    private int limit(long now, int maxInFlight) {
        long since = Math.max(0, now - pacedFrom);
        if (since >= PACED_START_MILLIS) {
            return maxInFlight;
        }
        int paced = (int) (maxInFlight * since / PACED_START_MILLIS);
        return Math.min(maxInFlight, Math.max(pacedAtLeast, paced));
    }

    private void hold(CallResult.Failed failed, long now) {
        Duration wanted = failed.retryAfter();
        if (wanted != null) {
            long millis = wanted.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD.toMillis() : wanted.toMillis();
            heldUntil = Math.max(heldUntil, now + millis);
            if (heldUntil > now) {
                pace(heldUntil);
            }
        }
    }

    private void unavailable(long now) {
        failures++;
        if (state == State.OPEN && failures >= FAILURES_TO_CLOSE) {
            close(State.FAILING, now);
        }
    }

    private void close(State why, long now) {
        if (state != why) {
            state = why;
            nextProbe = now + probeMillis();
        }
    }

    private void answered(long now) {
        failures = 0;
        if (state != State.OPEN) {
            state = State.OPEN;
            pace(now);
        }
    }

    private void pace(long from) {
        pacedFrom = from;
        pacedAtLeast = 1;
    }

    private long probeMillis() {
        return state == State.KEY_REFUSED ? KEY_PROBE_MILLIS : PROBE_MILLIS;
    }
}
