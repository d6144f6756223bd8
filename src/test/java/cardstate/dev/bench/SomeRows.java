package cardstate.dev.bench;

import java.util.List;

/** Rows as a benchmark could have measured them. */
final class SomeRows {

    private SomeRows() {}

    static List<Row> all() {
        return List.of(
                saturated("256 in flight, 50 ms", Case.SERVICE, 4_890, 5_060),
                saturated("256 in flight, 50 ms", Case.PEER, 4_210, 5_070),
                saturated("1024 in flight, 50 ms", Case.SERVICE, 7_800, 20_300),
                saturated("1024 in flight, 50 ms", Case.PEER, 7_640, 20_250),
                saturated("4 in flight, 50 ms", Case.SYNC, 71, 79),
                steady("exactly once", Case.SERVICE, 22.4, 61.2),
                steady("at least once", Case.SERVICE, 6.1, 19.8),
                steady("at least once", Case.PEER, 9.3, 31.0),
                new Row("i", "kill -9, 60,000 cards", Case.SERVICE, 2, 1, figure(Measure.FIRST_SECONDS, 4.25)),
                new Row("a", "256 in flight, 20 ms", Case.PEER, 0, 0, Measured.nothing()));
    }

    private static Row saturated(String label, String system, double perSecond, double limit) {
        return new Row(
                "a", label, system, 3, 0, figure(Measure.PER_SECOND, perSecond).with(Measure.LIMIT_PER_SECOND, limit));
    }

    private static Row steady(String label, String system, double p50, double p99) {
        return new Row(
                "c", label, system, 3, 0, figure(Measure.P50_OVER_MS, p50).with(Measure.P99_OVER_MS, p99));
    }

    static Measured figure(Measure measure, double figure) {
        return Measured.nothing().with(measure, figure);
    }
}
