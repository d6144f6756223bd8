package cardstate.call;

/**
 * The rate of calls: in any second at most {@code rate + max(1, rate / 10)} starts. Empty at the beginning. Not
 * thread-safe; the clock may not go back.
 */
final class TokenBucket {

    private final double perMilli;
    private final double capacity;
    private double tokens;
    private long filledAt;

    TokenBucket(int ratePerSecond, long now) {
        this.perMilli = ratePerSecond / 1000.0;
        this.capacity = Math.max(1, ratePerSecond / 10.0);
        this.filledAt = now;
    }

    boolean has(long now) {
        tokens = Math.min(capacity, tokens + Math.max(0, now - filledAt) * perMilli);
        filledAt = Math.max(filledAt, now);
        return tokens >= 1;
    }

    void take() {
        tokens -= 1;
    }
}
