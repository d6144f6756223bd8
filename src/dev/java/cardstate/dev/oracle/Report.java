package cardstate.dev.oracle;

import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Words of a {@link Verdict}. */
final class Report {

    private final Verdict verdict;
    private final StringBuilder text = new StringBuilder();

    private Report(Verdict verdict) {
        this.verdict = verdict;
    }

    static String of(Verdict verdict) {
        Report report = new Report(verdict);
        report.summary();
        report.violations();
        report.limits();
        return report.text.toString();
    }

    private void summary() {
        line("What was committed at %s:", verdict.at().truncatedTo(ChronoUnit.SECONDS));
        result(
                "I1",
                "one outcome a request",
                n(Measure.REQUESTS) + " requests: " + n(Measure.SNAPSHOTS) + " snapshots, "
                        + n(Measure.FAILURES) + " failures, " + n(Measure.REQUESTS_OPEN) + " before their deadline; "
                        + n(Measure.REJECTS) + " records that are no request");
        String forgotten =
                verdict.count(Measure.FORGETTINGS) == 0 ? "" : ", " + n(Measure.FORGETTINGS) + " clients forgotten";
        result(
                "I2",
                "states follow from lists",
                n(Measure.CARDS) + " cards, " + n(Measure.STATES) + " states" + forgotten);
        result("I3", "changes chain", n(Measure.EVENTS) + " events");
        if (verdict.offsetsChecked()) {
            result("I4", "offsets are committed", n(Measure.OFFSETS) + " partitions");
        } else {
            line("  I4 not checked: no application id was given");
        }
    }

    private void result(String invariant, String promise, String extent) {
        boolean broken = verdict.violations().keySet().stream()
                .anyMatch(kind -> kind.invariant().equals(invariant));
        line("  %s %-8s %-26s %s", invariant, broken ? "VIOLATED" : "holds", promise, extent);
    }

    private void violations() {
        new EnumMap<>(verdict.violations().isEmpty() ? new EnumMap<>(Kind.class) : verdict.violations())
                .forEach((kind, violation) -> {
                    line("%n%s: %s: %s", kind.invariant(), kind.meaning(), number(violation.count()));
                    List<String> examples = violation.examples();
                    examples.forEach(example -> line("    %s", example));
                    if (violation.count() > examples.size()) {
                        line("    and %s more", number(violation.count() - examples.size()));
                    }
                    line("  -> %s", kind.mend());
                });
    }

    private void limits() {
        Map<Measure, String> limits = new EnumMap<>(Measure.class);
        limits.put(Measure.REQUESTS_OUT_OF_REACH, "requests are older than the outcomes that are still kept");
        limits.put(Measure.OUTCOMES_OUT_OF_REACH, "outcomes are of requests that are no longer kept");
        limits.put(Measure.CARDS_OUT_OF_REACH, "cards have lists or events that are no longer kept");
        limits.put(Measure.CARDS_IN_FLUX, "cards changed while this check began; check again for these");
        limits.put(Measure.STATES_COMPACTED, "gaps between states may be compaction's and were let pass");
        boolean first = true;
        for (Map.Entry<Measure, String> limit : limits.entrySet()) {
            if (verdict.count(limit.getKey()) > 0) {
                line("%s  %s %s", first ? String.format("%nNot checked:%n") : "", n(limit.getKey()), limit.getValue());
                first = false;
            }
        }
    }

    private String n(Measure measure) {
        return number(verdict.count(measure));
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append(System.lineSeparator());
    }
}
