package cardstate.dev.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What runs and must end, the last one first. Any thread may use it. */
final class Parts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean closed;

    /** Takes charge of the part. One that comes when all have ended is ended at once. */
    synchronized <T extends AutoCloseable> T add(T part) {
        if (closed) {
            end(part);
            throw new CancellationException("told to stop");
        }
        running.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!running.isEmpty()) {
            end(running.pop());
        }
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("a part did not end well", e);
        }
    }
}
