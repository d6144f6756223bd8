package cardstate.dev.bench;

/**
 * As a saturated service, but with very many cards known; then a start without any state, and kill -9 with requests
 * pending.
 *
 * @param clients how many are known, of 3 cards each
 * @param pending how many requests are pending when it is killed
 */
record ManyCards(Setup setup, int clients, Window window, int pending) implements Scenario {

    private static final int PROBES = 100;

    @Override
    public Measured run(Bed bed, Results soFar) {
        try (Installation service = Installation.start(bed, setup)) {
            Measured measured = Spread.of(bed, service, clients, window, setup);
            double restore = restore(bed, service);
            Measured crash = Kill.of(bed, service, pending);
            service.verify();
            return measured.with(Measure.RESTORE_SECONDS, restore).and(crash);
        }
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
