package cardstate.call;

import java.util.function.LongUnaryOperator;

/** Exponential back-off with full jitter, capped: a wait is anything from 0 to 500 ms, 1 s, 2 s, ... 10 s. */
public final class Backoff {

    private static final long FIRST_MILLIS = 500;
    static final long CAP_MILLIS = 10_000;
    private static final int DOUBLINGS_TO_CAP = 5;

    private final LongUnaryOperator random;

    /** @param random gives a number from 0 to below its argument */
    public Backoff(LongUnaryOperator random) {
        this.random = random;
    }

    /** @param failures how many calls have failed in a row, at least 1 */
    long millis(int failures) {
        long ceiling = Math.min(CAP_MILLIS, FIRST_MILLIS << Math.min(failures - 1, DOUBLINGS_TO_CAP));
        return random.applyAsLong(ceiling + 1);
    }
}
