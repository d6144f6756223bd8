package cardstate.dev.bench;

/** How many requests a second the service answers when all of them wait already, each for another client of 3 cards. */
record ServiceThroughput(Setup setup, Known known, Window window) implements Scenario {

    @Override
    public Measured run(Bed bed, Results soFar) {
        int all = window.lead() + window.count();
        try (Installation service = Installation.start(bed, setup)) {
            service.load(known == Known.NOTHING ? all : 0, all);
            if (known == Known.ALL_BUT_ONE_IN_TEN) {
                bed.provider().wave();
            }
            Outcomes outcomes = service.outcomes();
            Growth growth = Growth.of(bed, service);
            int before = outcomes.count();
            long bytes = outcomes.bytes();
            service.requests().publishAtOnce(0, all);
            Measured measured =
                    window.measure(bed, outcomes, before, service.pids(), setup.allInFlight(), service::isAlive);
            if (known == Known.ALL) {
                measured = measured.and(growth.since(all, (outcomes.bytes() - bytes) / (double) all));
            }
            service.verify();
            return measured;
        }
    }
}
