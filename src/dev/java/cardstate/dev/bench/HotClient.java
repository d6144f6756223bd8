package cardstate.dev.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * How long the outcomes of other clients take while three of ten requests are for one client, at half of the rate that a
 * saturated service reached; or, to compare with, while that client is silent and the others ask as often as before.
 *
 * @param hot whether the hot client asks
 * @param saturated whose rate is halved; it must have been measured before
 * @param leadSeconds how long until a request counts
 * @param seconds how long requests count
 */
record HotClient(Setup setup, boolean hot, Scenario saturated, int leadSeconds, int seconds) implements Scenario {

    private static final int OF = 10;
    private static final int HOT_OF = 3;
    private static final int HOT = 0;

    @Override
    public Measured run(Bed bed, Results soFar) {
        double rate = soFar.median(saturated, Measure.PER_SECOND)
                        .orElseThrow(() -> new VoidRunException("there is no saturated rate to halve"))
                / 2;
        double others = rate * (OF - HOT_OF) / OF;
        int lead = (int) (others * leadSeconds);
        int all = (int) (others * (leadSeconds + seconds));
        int published = hot ? all / (OF - HOT_OF) * OF : all;
        try (Installation service = Installation.start(bed, setup)) {
            service.load(0, all + 1 + OF);
            try (Arrivals arrivals = new Arrivals(
                    bed.bootstrapServers(), service.topics().snapshots().name(), true)) {
                bed.provider().reset();
                bed.progress().step(String.format("%,d requests at %,.0f a second", published, hot ? rate : others));
                Map<String, Long> due = service.requests().publishPaced(published, hot ? rate : others, clients());
                Latencies.await(arrivals, published, service::isAlive);
                ProviderFigures provider = bed.provider().figures().requireOnlyOk();
                Map<String, Long> counted = new HashMap<>(due);
                IntStream.rangeClosed(0, lead).mapToObj(Requests::client).forEach(counted::remove);
                counted.remove(Requests.client(HOT));
                service.verify();
                long[] nanos = arrivals.since(counted, (key, value) -> key);
                return Latencies.of(nanos, provider)
                        .with(Measure.PER_SECOND, hot ? rate : others)
                        .with(Measure.P95_MS, Figures.percentile(nanos, 0.95) / 1e6)
                        .with(Measure.PEAK_MB, Cost.of(service.pids()).peakMb());
            }
        }
    }

    /** The others are clients 1 and on, each asked for once. */
    private LongFunction<String> clients() {
        return hot
                ? i -> Requests.client(i % OF < HOT_OF ? HOT : 1 + i / OF * (OF - HOT_OF) + i % OF - HOT_OF)
                : i -> Requests.client(1 + i);
    }
}
