package cardstate.dev.bench;

/**
 * kill -9 with requests pending, and a restart in the same directory.
 *
 * @param pending how many are pending when it is killed; the service knows twice as many clients
 */
record Crash(Setup setup, int pending) implements Scenario {

    @Override
    public Measured run(Bed bed, Results soFar) {
        try (Installation service = Installation.start(bed, setup)) {
            service.load(0, 2 * pending);
            Measured measured = Kill.of(bed, service, pending);
            Cost cost = Cost.of(service.pids());
            service.verify();
            return measured.with(Measure.PEAK_MB, cost.peakMb());
        }
    }
}
