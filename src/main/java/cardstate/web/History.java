package cardstate.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * This instance's last fifteen minutes, a sample every five seconds, out of its meters: for the page's charts, where there
 * is no Prometheus at hand. Safe for all threads.
 */
public final class History {

    /** Between two samples. */
    public static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final int KEPT = 180;

    private final MeterRegistry meters;
    private final Deque<JsonObject> samples = new ArrayDeque<>();
    private Totals before;

    private record Totals(
            double snapshots,
            double failures,
            double calls,
            double callErrors,
            double statusChanges,
            double balanceChanges,
            double retries,
            TreeMap<Double, Double> latencies) {}

    public History(MeterRegistry meters) {
        this.meters = meters;
        this.before = totals();
    }

    /** Takes a sample. */
    public synchronized void sample(Instant now) {
        Totals after = totals();
        JsonObject sample = new JsonObject()
                .put("at", Json.time(now))
                .put("snapshots", Math.round(after.snapshots - before.snapshots))
                .put("failures", Math.round(after.failures - before.failures))
                .put("calls", Math.round(after.calls - before.calls))
                .put("call_errors", Math.round(after.callErrors - before.callErrors))
                .put("retries", Math.round(after.retries - before.retries))
                .put("status_changes", Math.round(after.statusChanges - before.statusChanges))
                .put("balance_changes", Math.round(after.balanceChanges - before.balanceChanges))
                .put("in_flight", Math.round(gauge("cardstate.calls.in.flight")))
                .put("pending", Math.round(gauge("cardstate.requests.pending")))
                .put("oldest_pending_seconds", Math.round(gauge("cardstate.requests.oldest.seconds")));
        quantile(sample, "latency_p50_ms", 0.5, after);
        quantile(sample, "latency_p95_ms", 0.95, after);
        before = after;
        samples.addLast(sample);
        if (samples.size() > KEPT) {
            samples.removeFirst();
        }
    }

    synchronized JsonArray samples() {
        JsonArray all = new JsonArray();
        samples.forEach(sample -> all.add(sample.copy()));
        return all;
    }

    double gauge(String name) {
        Gauge gauge = meters.find(name).gauge();
        return gauge == null || Double.isNaN(gauge.value()) ? 0 : gauge.value();
    }

    /** The tag's value of the one gauge of this name that is not 0, empty where there is none. */
    String tagOfOne(String name, String tag) {
        return meters.find(name).gauges().stream()
                .filter(gauge -> gauge.value() > 0)
                .map(gauge -> String.valueOf(gauge.getId().getTag(tag)))
                .findFirst()
                .orElse("");
    }

    /** Null where no call ended. */
    private void quantile(JsonObject sample, String name, double quantile, Totals after) {
        TreeMap<Double, Double> ended = new TreeMap<>();
        after.latencies.forEach((bound, count) -> ended.put(bound, count - before.latencies.getOrDefault(bound, 0.0)));
        Double millis = Quantile.of(quantile, ended);
        sample.put(name, millis == null ? null : Math.round(millis));
    }

    private Totals totals() {
        double calls = 0;
        double errors = 0;
        TreeMap<Double, Double> latencies = new TreeMap<>();
        for (Timer timer : meters.find("cardstate.calls").timers()) {
            calls += timer.count();
            errors += "ANSWERED".equals(timer.getId().getTag("outcome")) ? 0 : timer.count();
            for (CountAtBucket bucket : timer.takeSnapshot().histogramCounts()) {
                latencies.merge(bucket.bucket(TimeUnit.MILLISECONDS), bucket.count(), Double::sum);
            }
        }
        return new Totals(
                count("cardstate.snapshots"),
                count("cardstate.failures"),
                calls,
                errors,
                count("cardstate.changes.status"),
                count("cardstate.changes.balance"),
                count("cardstate.calls.retries"),
                latencies);
    }

    private double count(String name) {
        return meters.find(name).counters().stream().mapToDouble(Counter::count).sum();
    }
}
