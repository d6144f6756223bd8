package cardstate.ops;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.streams.Topology;

/** A topology together with what it calls: built for one run, and closed after the streams that run it. */
public interface Assembly extends AutoCloseable {

    /** The topology; the same one each time. */
    Topology topology();

    /** Whether a few answers are awaited, which should be looked for at once; any thread, at any time. */
    boolean awaitsFew();

    /** Before the streams start: whom to tell of an error that no caller meets, so that the process ends for it. */
    void onError(Consumer<Throwable> told);

    /** Starts no more calls, and waits until those in flight have ended, at most so long. */
    void drain(Duration atMost);

    /** Frees what the topology called: clients, connections, threads. */
    @Override
    void close();
}
