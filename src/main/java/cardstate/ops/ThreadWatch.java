package cardstate.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds whether all stream threads live. Kafka Streams replaces a thread that died, but not where the
 * replacement cannot even be made, as while the brokers' names do not resolve: then this makes it later. A process in
 * which no thread has lived for a minute is told to end: it would look alive and do nothing.
 */
final class ThreadWatch implements AutoCloseable {

    static final Duration LOOK = Duration.ofSeconds(10);
    static final Duration NONE_AT_MOST = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(ThreadWatch.class);
    static final Set<String> ENDING = Set.of("DEAD", "PENDING_SHUTDOWN");

    private final KafkaStreams streams;
    private final int wanted;
    private final InstantSource clock;
    private final Consumer<Throwable> onFailure;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "thread-watch");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Instant noneSince;

    ThreadWatch(KafkaStreams streams, int wanted, InstantSource clock, Consumer<Throwable> onFailure) {
        this.streams = streams;
        this.wanted = wanted;
        this.clock = clock;
        this.onFailure = onFailure;
    }

    void start() {
        timer.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!streams.state().isRunningOrRebalancing()) {
            return;
        }
        long alive = streams.metadataForLocalThreads().stream()
                .filter(thread -> !ENDING.contains(thread.threadState()))
                .count();
        if (alive < wanted) {
            add();
        }
        none(alive == 0);
    }

    private void add() {
        try {
            streams.addStreamThread();
            LOG.info("A stream thread that was missing was added");
        } catch (RuntimeException notYet) {
            LOG.warn(
                    "A stream thread is missing and cannot be added yet: {}",
                    notYet.getClass().getSimpleName());
        }
    }

    private void none(boolean none) {
        Instant now = clock.instant();
        if (!none) {
            noneSince = null;
        } else if (noneSince == null) {
            noneSince = now;
        } else if (now.isAfter(noneSince.plus(NONE_AT_MOST))) {
            onFailure.accept(
                    new IllegalStateException("No stream thread has lived for " + NONE_AT_MOST.toSeconds() + " s"));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
