package cardstate.dev.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do, by looking again and again. */
final class Wait {

    private static final long EVERY_MS = 20;

    private Wait() {}

    /**
     * Returns when it is done.
     *
     * @throws IllegalStateException where it is not within the limit, or its precondition fails meanwhile
     */
    static void until(String what, Duration limit, BooleanSupplier goesOn, BooleanSupplier done) {
        long end = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean()) {
            if (!goesOn.getAsBoolean()) {
                throw new IllegalStateException(
                        "waited until " + what + ", but a process has ended: see target/bench/logs");
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain until " + what + ", " + limit.toSeconds() + " s");
            }
            pause(EVERY_MS);
        }
    }

    static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
