package cardstate.dev.bench;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Looks ten times a second at what processes use, so that one which ends by itself is known to its end. */
final class CostWatch implements AutoCloseable {

    private static final long EVERY_MS = 100;

    private final Map<Long, Cost> last = new ConcurrentHashMap<>();
    private final Thread thread;

    CostWatch(Collection<Long> pids) {
        List<Long> watched = List.copyOf(pids);
        this.thread = new Thread(() -> watch(watched), "costs");
        thread.setDaemon(true);
        look(watched);
        thread.start();
    }

    /** What the processes have used together, by now or by their end. */
    Cost of(Collection<Long> pids) {
        look(pids);
        return pids.stream().map(pid -> last.getOrDefault(pid, Cost.NONE)).reduce(Cost.NONE, Cost::plus);
    }

    private void watch(List<Long> pids) {
        try {
            while (true) {
                look(pids);
                Thread.sleep(EVERY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Collection<Long> pids) {
        for (long pid : pids) {
            Cost now = Cost.of(pid);
            last.merge(pid, now, (old, fresh) -> fresh.cpuSeconds() >= old.cpuSeconds() ? fresh : old);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
