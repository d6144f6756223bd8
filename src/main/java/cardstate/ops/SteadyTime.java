package cardstate.ops;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;

/**
 * The time of day on a clock that never goes back, whatever becomes of the system's. It runs with the monotonic clock;
 * where the system's is ahead, it is set forth at once; where it was set back, it goes at half speed until they meet.
 * Wall-clock punctuators of Kafka Streams would otherwise stand still while the system's clock catches up. Deadlines are
 * no matter of this clock: they are looked at on the system's (ADR 27). Any thread may read it.
 */
public final class SteadyTime implements Time, InstantSource {

    private static final long NANOS_OF_MILLI = 1_000_000;
    private static final long NANOS_OF_SECOND = 1_000_000_000;

    private final LongSupplier monotonic;
    private final InstantSource wall;
    private final AtomicReference<Reading> last;

    /** @param monotonic the monotonic clock when it was read, and what this clock said then; both in nanoseconds */
    private record Reading(long monotonic, long said) {}

    /** On the clocks of this machine. */
    public SteadyTime() {
        this(System::nanoTime, InstantSource.system());
    }

    SteadyTime(LongSupplier monotonic, InstantSource wall) {
        this.monotonic = monotonic;
        this.wall = wall;
        this.last = new AtomicReference<>(new Reading(monotonic.getAsLong(), nanosOf(wall.instant())));
    }

    @Override
    public long milliseconds() {
        return read() / NANOS_OF_MILLI;
    }

    @Override
    public long millis() {
        return milliseconds();
    }

    @Override
    public Instant instant() {
        long nanos = read();
        return Instant.ofEpochSecond(nanos / NANOS_OF_SECOND, nanos % NANOS_OF_SECOND);
    }

    @Override
    public long nanoseconds() {
        return monotonic.getAsLong();
    }

    @Override
    public void sleep(long ms) {
        Utils.sleep(ms);
    }

    @Override
    public void waitObject(Object monitor, Supplier<Boolean> condition, long deadlineMs) throws InterruptedException {
        synchronized (monitor) {
            while (!condition.get()) {
                long left = deadlineMs - milliseconds();
                if (left <= 0) {
                    throw new TimeoutException("Condition not satisfied before deadline");
                }
                monitor.wait(left);
            }
        }
    }

    private long read() {
        while (true) {
            Reading before = Objects.requireNonNull(last.get());
            long now = monotonic.getAsLong();
            long elapsed = now - before.monotonic();
            if (elapsed <= 0) {
                return before.said();
            }
            long free = before.said() + elapsed;
            long apart = nanosOf(wall.instant()) - free;
            Reading after = new Reading(now, free + Math.max(-elapsed / 2, apart));
            if (last.compareAndSet(before, after)) {
                return after.said();
            }
        }
    }

    private static long nanosOf(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_OF_SECOND), instant.getNano());
    }
}
