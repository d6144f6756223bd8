package cardstate.ops;

import cardstate.topic.NotYetException;
import cardstate.topic.RefusedException;
import cardstate.topic.TopicFacts;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of the service: prepares until it may start, starts, waits for the stop or a failure, closes. While brokers
 * or registry are away the process stays up and tries again. {@link #run()} belongs to one thread; any thread may ask
 * for the stop and read the phase.
 */
public final class ServiceRunner {

    public static final int STOPPED = 0;
    public static final int FAILED = 1;

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRunner.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Preparation preparation;
    private final Function<TopicFacts, Service> services;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile Phase phase = Phase.PREPARING;
    private volatile String waitingFor = "";
    private volatile int status = STOPPED;
    private @Nullable Thread preparing;

    /** @param services builds the service from what the preparation found */
    public ServiceRunner(Preparation preparation, Function<TopicFacts, Service> services) {
        this.preparation = preparation;
        this.services = services;
    }

    /** Runs to the end, and returns the status to exit with: 0 after a stop, 1 after a refusal or a failure. */
    public int run() {
        try {
            TopicFacts facts = prepare();
            if (facts != null) {
                serve(facts);
            }
        } catch (RefusedException e) {
            LOG.error("{}", e.getMessage());
            status = FAILED;
        } catch (InterruptedException e) {
            LOG.info("Stopped before the start");
        } catch (RuntimeException | Error e) {
            LOG.error("The service failed", e);
            status = FAILED;
        } finally {
            phase = Phase.ENDED;
            ended.countDown();
        }
        return status;
    }

    /** Asks for the stop; returns at once. A second time changes nothing. */
    public synchronized void stop() {
        stop.countDown();
        if (preparing != null) {
            preparing.interrupt();
        }
    }

    /** Waits for the end of {@link #run()}; false where it did not come in time. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return ended.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    public Phase phase() {
        return phase;
    }

    /** While preparing: what the last attempt lacked, for a person; else empty. */
    public String waitingFor() {
        return waitingFor;
    }

    /** After the end: the status to exit with. */
    public int status() {
        return status;
    }

    private @Nullable TopicFacts prepare() throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        mayBeInterrupted(true);
        try {
            while (stop.getCount() > 0) {
                try {
                    return preparation.attempt();
                } catch (NotYetException e) {
                    waitingFor = String.valueOf(e.getMessage());
                    LOG.warn("Not started yet: {}; trying again in {} ms", e.getMessage(), pause.toMillis());
                }
                if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return null;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
            return null;
        } finally {
            mayBeInterrupted(false);
            waitingFor = "";
        }
    }

    /** Only the preparation is interrupted; an interrupt that came too late for it must not reach the close. */
    private synchronized void mayBeInterrupted(boolean now) {
        preparing = now ? Thread.currentThread() : null;
        if (!now && stop.getCount() == 0) {
            Thread.interrupted();
        }
    }

    private void serve(TopicFacts facts) throws InterruptedException {
        if (stop.getCount() == 0) {
            return;
        }
        Service service = services.apply(facts);
        try {
            service.start(this::fail);
            phase = Phase.RUNNING;
            stop.await();
        } finally {
            phase = Phase.STOPPING;
            service.close();
        }
        Throwable cause = failure.get();
        if (cause != null) {
            LOG.error("The service ended by itself", cause);
            status = FAILED;
        } else {
            LOG.info("Stopped");
        }
    }

    private void fail(Throwable cause) {
        failure.compareAndSet(null, cause);
        stop.countDown();
    }
}
