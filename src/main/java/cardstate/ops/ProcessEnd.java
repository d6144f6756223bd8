package cardstate.ops;

import java.time.Duration;
import org.slf4j.LoggerFactory;

/**
 * The one place where the process ends. A JVM that is told to stop by a signal would exit with 143, whatever the
 * service did with it: so a shutdown hook stops the runner, waits for its end and halts with the runner's own status.
 * An exit of ours goes through the same hook.
 */
public final class ProcessEnd {

    private ProcessEnd() {}

    /**
     * Ends the process when the JVM shuts down.
     *
     * @param atMost how long the runner may take to stop; past it the status is that of a failure
     */
    public static void arrange(ServiceRunner runner, Duration atMost) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> halt(runner, atMost), "stop"));
    }

    /** The time that a stop is given: for the drain, for closing, and a little more. */
    public static Duration bound(Duration drain) {
        return drain.plus(StreamsService.CLOSE).plusSeconds(15);
    }

    private static void halt(ServiceRunner runner, Duration atMost) {
        int status = ServiceRunner.FAILED;
        try {
            runner.stop();
            if (runner.awaitEnd(atMost)) {
                status = runner.status();
            } else {
                LoggerFactory.getLogger(ProcessEnd.class)
                        .error("Not stopped within {} s; ending all the same", atMost.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }
}
