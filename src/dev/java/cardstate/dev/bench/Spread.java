package cardstate.dev.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How many requests a second the service answers when they meet the clients that it knows here and there, as in life, and
 * not in the order in which their cards came. Known clients are loaded first, and what the broker has to do after that, it
 * may do: a load is followed by the compaction of what it replaced, and the larger one by more of it.
 */
final class Spread {

    /** Odd and no multiple of 5: it meets clients all over, none twice within a run. */
    private static final long STRIDE = 7_919;

    private static final int BATCH = 100_000;
    private static final Duration AT_REST_WITHIN = Duration.ofSeconds(120);
    private static final long LOOK_MS = 2_000;
    private static final double AT_REST_CORES = 0.2;

    private Spread() {}

    static Measured of(Bed bed, Installation service, int clients, Window window, Setup setup) {
        LongStream.iterate(0, first -> first < clients, first -> first + BATCH)
                .forEach(first -> service.load(first, (int) Math.min(BATCH, clients - first)));
        awaitRest(bed, service);
        bed.provider().wave();
        int before = service.outcomes().count();
        service.requests().publishAtOnce(window.all(), number -> Requests.client(number * STRIDE % clients));
        return window.measure(bed, service.outcomes(), before, service.pids(), setup.allInFlight(), service::isAlive);
    }

    private static void awaitRest(Bed bed, Installation service) {
        List<Long> broker = bed.brokerPids();
        bed.progress().step("letting the broker compact what the load has replaced");
        Wait.until("the broker is at rest", AT_REST_WITHIN, service::isAlive, () -> {
            double before = Cost.of(broker).cpuSeconds();
            Wait.pause(LOOK_MS);
            return (Cost.of(broker).cpuSeconds() - before) * 1_000 / LOOK_MS < AT_REST_CORES;
        });
    }
}
