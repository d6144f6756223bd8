package cardstate.dev.bench;

import java.util.stream.LongStream;

/**
 * As a saturated service, but with very many cards known, of which the requests meet some here and some there; then a start
 * without any state, and kill -9 with requests pending.
 *
 * @param clients how many are known, of 3 cards each
 * @param pending how many requests are pending when it is killed
 */
record ManyCards(Setup setup, int clients, Window window, int pending) implements Scenario {

    /** Odd and no multiple of 5: it meets clients all over, none twice within a run. */
    private static final long STRIDE = 7_919;

    private static final int PROBES = 100;
    private static final int BATCH = 100_000;

    @Override
    public Measured run(Bed bed, Results soFar) {
        try (Installation service = Installation.start(bed, setup)) {
            LongStream.iterate(0, first -> first < clients, first -> first + BATCH)
                    .forEach(first -> service.load(first, (int) Math.min(BATCH, clients - first)));
            bed.provider().wave();
            int before = service.outcomes().count();
            service.requests().publishAtOnce(window.all(), this::spread);
            Measured measured = window.measure(
                    bed, service.outcomes(), before, service.pids(), setup.allInFlight(), service::isAlive);
            double restore = restore(bed, service);
            Measured crash = Kill.of(bed, service, pending);
            service.verify();
            return measured.with(Measure.RESTORE_SECONDS, restore).and(crash);
        }
    }

    private String spread(long number) {
        return Requests.client(number * STRIDE % clients);
    }

    /** Every partition has answered when some requests for clients all over have. */
    private static double restore(Bed bed, Installation service) {
        int before = service.outcomes().count();
        service.stop();
        service.forgetState();
        service.requests().publishAtOnce(0, PROBES);
        bed.progress().step("restoring without local state");
        long start = System.nanoTime();
        service.start();
        service.outcomes().await(before + PROBES, bed.progress(), service::isAlive);
        return (service.outcomes().nanosOf(before + PROBES) - start) / 1e9;
    }
}
