package cardstate.dev.bench;

import java.time.Duration;
import java.util.List;

/**
 * Requests that gather while the provider is down, and how fast they drain when it is up again. Down is gone: its process
 * is killed, its port refuses; then it is started anew, with its lists made before it listens, and else cold.
 *
 * @param pending how many requests gather, each for another client that is known
 */
record Downtime(Setup setup, int pending) implements Scenario {

    private static final Duration ACCEPTED_WITHIN = Duration.ofSeconds(240);
    /** The drain's rate is measured from the tenth part on: first the breaker closes, and a paced start follows. */
    private static final int LEAD = 10;

    @Override
    public Measured run(Bed bed, Results soFar) {
        restart(bed); // what it forgets when it goes down, it shall not have known when the cards were loaded
        try (Installation service = Installation.start(bed, setup)) {
            service.load(0, pending);
            Outcomes outcomes = service.outcomes();
            int before = outcomes.count();
            bed.provider().down();
            try {
                service.requests().publishAtOnce(0, pending);
                Wait.until("all requests are accepted", ACCEPTED_WITHIN, service::isAlive, () -> {
                    long left = Lag.of(
                            bed, service.group(), service.topics().requests().name());
                    bed.progress().step(String.format("the provider is down; %,d requests not accepted yet", left));
                    Wait.pause(200);
                    return left == 0;
                });
            } finally {
                bed.provider().up(setup.latencyMs(), pending);
            }
            long up = System.nanoTime();
            Cost cost = Cost.of(service.pids());
            outcomes.await(before + pending, bed.progress(), service::isAlive);
            Cost after = Cost.of(service.pids());
            ProviderFigures provider = bed.provider().figures().requireOnlyOk();
            long first = outcomes.nanosOf(before + 1);
            long led = outcomes.nanosOf(before + pending / LEAD);
            long last = outcomes.nanosOf(before + pending);
            double perSecond = (pending - pending / LEAD) / ((last - led) / 1e9);
            service.verify();
            return Measured.nothing()
                    .with(Measure.PER_SECOND, perSecond)
                    .with(Measure.LIMIT_PER_SECOND, provider.limitPerSecond(setup.allInFlight()))
                    .with(Measure.SHARE_OF_LIMIT, perSecond / provider.limitPerSecond(setup.allInFlight()))
                    .with(Measure.PROVIDER_MS, provider.meanMs())
                    .with(Measure.FIRST_SECONDS, (first - up) / 1e9)
                    .with(Measure.ALL_SECONDS, (last - up) / 1e9)
                    .with(Measure.CPU_SECONDS, after.cpuSeconds() - cost.cpuSeconds())
                    .with(Measure.PEAK_MB, after.peakMb());
        }
    }

    private void restart(Bed bed) {
        bed.provider().down();
        bed.provider().up(setup.latencyMs(), pending);
    }

    /** A container's memory for it. */
    static List<String> smallHeap() {
        return List.of("-Xmx512m");
    }
}
