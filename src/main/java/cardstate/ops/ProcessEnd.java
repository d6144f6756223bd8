package cardstate.ops;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The one place where the process ends. A JVM that is told to stop by a signal would exit with 143, whatever the
 * service did with it: so a shutdown hook stops the runner, waits for its end and halts with the runner's own status.
 * An exit of ours goes through the same hook. Any thread may use it.
 */
public final class ProcessEnd {

    private record Run(ServiceRunner runner, Duration atMost) {}

    private volatile @Nullable Run run;
    private volatile int status = ServiceRunner.STOPPED;

    private ProcessEnd() {}

    /** Installs the hook: the first thing that a process does, for a signal may come at once. */
    public static ProcessEnd arrange() {
        ProcessEnd end = new ProcessEnd();
        Runtime.getRuntime().addShutdownHook(new Thread(end::halt, "stop"));
        return end;
    }

    /**
     * From now on the end of the process is the runner's stop.
     *
     * @param atMost how long the runner may take to stop; past it the status is that of a failure
     */
    public void of(ServiceRunner runner, Duration atMost) {
        run = new Run(runner, atMost);
    }

    /** The time that a stop is given: for the drain, for closing, and a little more. */
    public static Duration bound(Duration drain) {
        return drain.plus(StreamsService.CLOSE).plusSeconds(15);
    }

    /** Ends the process: with this status where it is a failure's or no runner was started, else with the runner's. */
    public void exit(int withoutRunner) {
        status = withoutRunner;
        System.exit(withoutRunner);
    }

    private void halt() {
        Run begun = run;
        int last = begun == null ? status : ServiceRunner.FAILED;
        try {
            if (begun != null) {
                int stopped = statusOf(begun);
                last = status == 0 ? stopped : status;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Runtime.getRuntime().halt(last);
        }
    }

    private static int statusOf(Run begun) throws InterruptedException {
        begun.runner().stop();
        if (begun.runner().awaitEnd(begun.atMost())) {
            return begun.runner().status();
        }
        LoggerFactory.getLogger(ProcessEnd.class)
                .error(
                        "Not stopped within {} s; ending all the same",
                        begun.atMost().toSeconds());
        return ServiceRunner.FAILED;
    }
}
