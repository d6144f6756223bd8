package cardstate.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Requests at an even rate, client after client in turn, on a thread of its own until it is closed. */
final class Load implements AutoCloseable {

    private final Installation installation;
    private final long nanosBetween;
    private final int clients;
    private final Thread thread = new Thread(this::run, "load");
    private final List<Future<?>> sent = new ArrayList<>();
    private int count;
    private volatile boolean stopped;

    private Load(Installation installation, int perSecond, int clients) {
        this.installation = installation;
        this.nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.clients = clients;
    }

    /** Asks for clients 0 to {@code clients}. */
    static Load start(Installation installation, int perSecond, int clients) {
        Load load = new Load(installation, perSecond, clients);
        load.thread.start();
        return load;
    }

    private void run() {
        long next = System.nanoTime();
        while (!stopped) {
            sent.add(installation.request("client-" + count % clients, "load-" + installation.asked()));
            count++;
            next += nanosBetween;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** Ends it; every request must have reached the broker. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
            for (Future<?> request : sent) {
                request.get(1, TimeUnit.MINUTES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("a request did not reach the broker", e);
        }
    }
}
