package cardstate.deploy;

import cardstate.meter.Meters;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The series that an instance gives to Prometheus, and {@code up}, which is Prometheus' own. */
final class KnownMeters {

    private static final Pattern SERIES = Pattern.compile("(?m)^([a-z_]+)[{ ]");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");
    private static final Pattern KAFKAS = Pattern.compile("(?m)^\\| `(kafka\\.[a-z.]+)` \\|");

    private KnownMeters() {}

    static Set<String> series() throws IOException {
        Set<String> names = new TreeSet<>(Set.of("up"));
        SERIES.matcher(scrape()).results().forEach(line -> names.add(line.group(1)));
        // the service's own test holds this table against the allow list
        KAFKAS.matcher(Files.readString(Path.of("docs", "metrics.md")))
                .results()
                .forEach(row -> names.add(row.group(1).replace('.', '_')));
        return names;
    }

    /** Of the service and the JVM, and those that Prometheus adds. */
    static Set<String> labels() {
        Set<String> names = new TreeSet<>(Set.of("instance", "job"));
        LABEL.matcher(scrape()).results().forEach(label -> names.add(label.group(1)));
        return names;
    }

    private static String scrape() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new JvmMemoryMetrics().bindTo(registry);
        Meters meters = new Meters(registry);
        meters.call("ANSWERED", 1_000_000);
        meters.failure("PROVIDER_ERROR");
        meters.deadLetter("DECODE");
        meters.pending(registry, test -> 0);
        meters.oldest(registry, test -> 0);
        meters.overdue(registry, test -> 0);
        meters.threads(2);
        meters.inFlight(registry, test -> 0);
        meters.limit(256);
        meters.gate("OPEN", registry, test -> 1);
        return registry.scrape();
    }
}
