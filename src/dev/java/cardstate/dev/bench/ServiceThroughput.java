package cardstate.dev.bench;

/** How many requests a second the service answers when all of them wait already, each for another client of 3 cards. */
record ServiceThroughput(Setup setup, Known known, Window window) implements Scenario {

    @Override
    public Measured run(Bed bed, Results soFar) {
        int all = window.all();
        try (Installation service = Installation.start(bed, setup)) {
            service.load(known == Known.NOTHING ? all : 0, all);
            if (known == Known.ALL_BUT_ONE_IN_TEN) {
                bed.provider().wave();
            }
            Measured measured = known == Known.ALL ? withGrowth(bed, service) : answered(bed, service);
            service.verify();
            return measured;
        }
    }

    private Measured withGrowth(Bed bed, Installation service) {
        Growth growth = Growth.of(bed, service);
        int before = service.outcomes().count();
        long bytes = service.outcomes().bytes();
        Measured measured = answered(bed, service);
        int all = service.outcomes().count() - before;
        return measured.and(growth.since(all, (service.outcomes().bytes() - bytes) / (double) all));
    }

    private Measured answered(Bed bed, Installation service) {
        int before = service.outcomes().count();
        service.requests().publishAtOnce(0, window.all());
        Measured measured =
                window.measure(bed, service.outcomes(), before, service.pids(), setup.allInFlight(), service::isAlive);
        service.outcomes().await(before + window.all(), bed.progress(), service::isAlive);
        return measured.with(Measure.CARDS_BEHIND, service.cardsBehind());
    }
}
