package cardstate.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Has Kafka Streams call a processor again and again while it has something to do by itself. An idle service must not
 * commit for ever, and a call that is scheduled makes the task commit each time; a task that is revived keeps what was
 * scheduled, which would work on in the next life's stores. So who begins also ends. Stream thread only.
 */
final class Turns {

    private final ProcessorContext<byte[], byte[]> context;
    private final Runnable turn;
    private @Nullable Cancellable scheduled;
    private Duration every = Duration.ZERO;

    Turns(ProcessorContext<byte[], byte[]> context, Runnable turn) {
        this.context = context;
        this.turn = turn;
    }

    /** Where there are none yet. */
    void begin(Duration pace) {
        if (scheduled == null) {
            every = pace;
            scheduled = context.schedule(pace, PunctuationType.WALL_CLOCK_TIME, timestamp -> turn.run());
        }
    }

    /** At another pace from now on, where it is another. */
    void goOn(Duration pace) {
        if (!pace.equals(every)) {
            end();
        }
        begin(pace);
    }

    void end() {
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
    }
}
