package cardstate.web;

import cardstate.watch.ChangeEvent;
import cardstate.watch.ChangeListener;
import cardstate.watch.ChangePosition;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One listener's stream of server-sent events. A listener that takes nothing for ten seconds while there is much for it is
 * cut off: it may come again with the last id that it got. The feed calls from its threads, everything is written on the connection's event loop.
 */
final class EventStream implements ChangeListener {

    static final long HEARTBEAT_MILLIS = 15_000;
    /** More than this unsent, and who catches up has to wait. */
    static final int UNSENT_BYTES = 256 * 1024;

    private static final int UNWRITTEN = 1_000;

    /** With so many events that the event loop has not come to, it is too slow for its listeners: they may come again. */
    private static final int UNWRITTEN_AT_MOST = 10_000;

    private static final long FULL_AT_MOST_NANOS = Duration.ofSeconds(10).toNanos();

    /** What a listener wants of all changes; null: whatever it is. */
    record Wanted(@Nullable String clientId, @Nullable String cardId) {

        boolean includes(ChangeEvent event) {
            return (clientId == null || clientId.equals(event.clientId()))
                    && (cardId == null || cardId.equals(event.cardId()));
        }
    }

    private final Context loop;
    private final HttpServerResponse response;
    private final RecordJson json;
    private final Wanted wanted;
    private final Runnable refuse;
    private final AtomicInteger unwritten = new AtomicInteger();
    private volatile boolean full;
    private long fullSince;
    private volatile boolean closed;
    /** How far everything has been looked at, where that is further than the last event: of the event loop. */
    private @Nullable ChangePosition passed;

    /** Whether the feed has taken it on: of the event loop. */
    private boolean begun;

    /** @param refuse ends the response: with an error where nothing of it was sent, else by closing the stream */
    EventStream(Context loop, HttpServerResponse response, RecordJson json, Wanted wanted, Runnable refuse) {
        this.loop = loop;
        this.response = response;
        this.json = json;
        this.wanted = wanted;
        this.refuse = refuse;
    }

    /** On the event loop. */
    void beat() {
        if (begun && !closed) {
            send(passed == null ? ": still here\n\n" : ": still here\nid: " + passed + "\n\n");
        }
    }

    void close() {
        closed = true;
    }

    @Override
    public void opened(ChangePosition from) {
        write("id: " + from + "\n\n");
    }

    @Override
    public void reset(ChangePosition from) {
        write("event: reset\nid: " + from + "\ndata: {}\n\n");
    }

    @Override
    public boolean changed(ChangeEvent event) {
        if (!closed && unwritten.get() > UNWRITTEN_AT_MOST) {
            closed = true;
            ended();
        }
        if (closed) {
            return false;
        }
        if (wants(event)) {
            JsonObject data = json.of(event.change());
            write("event: " + event.kind() + "\nid: " + event.after() + "\ndata: " + data.encode() + "\n\n");
        }
        return !closed;
    }

    @Override
    public void ended() {
        loop.runOnContext(now -> cut());
    }

    @Override
    public boolean wants(ChangeEvent event) {
        return wanted.includes(event);
    }

    @Override
    public boolean isGone() {
        return closed;
    }

    @Override
    public void passed(ChangePosition position) {
        loop.runOnContext(now -> passed = position);
    }

    @Override
    public boolean isBehind() {
        return !closed && (full || unwritten.get() > UNWRITTEN);
    }

    private void write(String text) {
        unwritten.incrementAndGet();
        loop.runOnContext(now -> {
            unwritten.decrementAndGet();
            if (!closed) {
                send(begun ? text : "retry: 2000\n\n" + text);
                begun = true;
                passed = null; // the id of what was sent is newer
            }
        });
    }

    private void send(String text) {
        response.write(text);
        if (!response.writeQueueFull()) {
            return;
        }
        if (!full) {
            full = true;
            fullSince = System.nanoTime();
            response.drainHandler(drained -> full = false);
        } else if (System.nanoTime() - fullSince > FULL_AT_MOST_NANOS) {
            cut();
        }
    }

    /** On the event loop: whoever listens is sent away, and may come again. */
    void cut() {
        closed = true;
        if (!response.closed()) {
            refuse.run();
        }
    }
}
