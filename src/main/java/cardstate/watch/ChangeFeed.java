package cardstate.watch;

import cardstate.topic.Topics;
import cardstate.topology.AvroSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Committed changes for many listeners: one read_committed consumer feeds them all. Who comes back with an id first gets
 * what came since, read for it alone, and then joins the others; a few may catch up at a time, the others wait for their
 * turn. Nothing is read while nobody listens. Safe for all threads (ADR 21).
 */
public final class ChangeFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** How often a listener is told how far it has come, though nothing was for it. */
    static final long TOLD_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();

    private static final int CATCHING_UP = 4;
    private static final int WAITING_FOR_IT = 1_000;

    private final ChangeTopics topics;
    private final LinkedBlockingQueue<Joining> joining = new LinkedBlockingQueue<>();
    private final List<Joined> listeners = new ArrayList<>();
    private final ExecutorService catchUps;
    private final Thread thread = new Thread(this::run, "change-feed");
    private volatile boolean closed;

    private record Joining(ChangeListener listener, @Nullable ChangePosition from) {}

    public ChangeFeed(Map<String, String> kafka, Topics topics, AvroSerdes serdes, String clientId) {
        this.topics = new ChangeTopics(ClientProperties.consumer(kafka, clientId), topics, serdes);
        this.catchUps = new ThreadPoolExecutor(
                CATCHING_UP, CATCHING_UP, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING_FOR_IT), task -> {
                    Thread catching = new Thread(task, "change-catch-up");
                    catching.setDaemon(true);
                    return catching;
                });
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** @param from what the listener has seen already, null for what comes from now on */
    public void listen(ChangeListener listener, @Nullable ChangePosition from) {
        joining.add(new Joining(listener, from));
    }

    private void run() {
        while (!closed) {
            try {
                Joining first = joining.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    feed(first);
                }
            } catch (InterruptedException e) {
                // closed
            } catch (RuntimeException failure) {
                LOG.warn(
                        "Changes cannot be read just now: {}",
                        failure.getClass().getSimpleName());
                endAll();
            }
        }
        endAll();
        catchUps.shutdownNow();
    }

    /** Feeds until nobody listens any more. */
    private void feed(Joining first) throws InterruptedException {
        joining.add(first);
        try (ChangeTopics.Reader reader = topics.open()) {
            ChangePosition position = reader.seekToEnd();
            long told = System.nanoTime();
            do {
                for (Joining next = joining.poll(); next != null; next = joining.poll()) {
                    join(next, position);
                }
                for (ConsumerRecord<byte[], byte[]> record : reader.consumer().poll(POLL)) {
                    Optional<ChangeEvent> event = reader.event(record, position);
                    position = position.after(reader.isStatus(record), record.partition(), record.offset());
                    event.ifPresent(change -> listeners.removeIf(listener -> !listener.live(change)));
                }
                listeners.removeIf(Joined::isOver);
                if (System.nanoTime() - told > TOLD_AGAIN_NANOS) {
                    told = System.nanoTime();
                    ChangePosition reached = position;
                    listeners.forEach(listener -> listener.passed(reached));
                }
            } while (!closed && !(listeners.isEmpty() && joining.isEmpty()));
        }
    }

    private void join(Joining next, ChangePosition position) {
        ChangePosition from = next.from();
        if (from == null) {
            next.listener().opened(position);
            listeners.add(Joined.live(next.listener()));
            return;
        }
        Joined joined = Joined.catchingUp(next.listener());
        try {
            catchUps.execute(() -> new CatchUp(topics, joined, from, position).run());
            listeners.add(joined);
        } catch (RejectedExecutionException tooMany) {
            next.listener().ended();
        }
    }

    private void endAll() {
        listeners.forEach(Joined::end);
        listeners.clear();
        for (Joining next = joining.poll(); next != null; next = joining.poll()) {
            next.listener().ended();
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        catchUps.shutdownNow();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
