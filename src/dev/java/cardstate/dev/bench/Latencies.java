package cardstate.dev.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What is told of latencies: their percentiles, less the median that the provider took for its part of them. */
final class Latencies {

    private static final double NANOS_OF_MS = 1e6;
    private static final Duration COMES_WITHIN = Duration.ofSeconds(60);
    private static final long STILL_NANOS = 1_000_000_000L;

    private Latencies() {}

    static Measured of(long[] nanos, ProviderFigures provider) {
        return Measured.nothing()
                .with(Measure.PROVIDER_MS, provider.meanMs())
                .with(Measure.P50_OVER_MS, over(nanos, 0.5, provider))
                .with(Measure.P95_OVER_MS, over(nanos, 0.95, provider))
                .with(Measure.P99_OVER_MS, over(nanos, 0.99, provider));
    }

    /** The same of change events; nothing where there is none. */
    static Measured ofEvents(long[] nanos, ProviderFigures provider) {
        return nanos.length == 0
                ? Measured.nothing()
                : Measured.nothing()
                        .with(Measure.EVENT_P50_OVER_MS, over(nanos, 0.5, provider))
                        .with(Measure.EVENT_P99_OVER_MS, over(nanos, 0.99, provider));
    }

    private static double over(long[] nanos, double share, ProviderFigures provider) {
        return Figures.percentile(nanos, share) / NANOS_OF_MS - provider.p50Ms();
    }

    /** Returns when so many have arrived. */
    static void await(Arrivals arrivals, int wanted, BooleanSupplier goesOn) {
        Wait.until("all outcomes have arrived", COMES_WITHIN, goesOn, () -> arrivals.count() >= wanted);
    }

    /** Returns when none has arrived for a second. */
    static void awaitStill(Arrivals arrivals) {
        int count = -1;
        long since = System.nanoTime();
        while (System.nanoTime() - since < STILL_NANOS) {
            int now = arrivals.count();
            since = now == count ? since : System.nanoTime();
            count = now;
            Wait.pause(20);
        }
    }
}
