package cardstate.dev.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A line of the table: medians of one case.
 *
 * @param workload its letter
 * @param runs how many runs counted
 * @param voided how many did not
 */
record Row(String workload, String label, String system, int runs, int voided, Measured figures) {

    /** A row for each case, in their order. */
    static List<Row> of(List<Workload> workloads, Results results) {
        List<Row> rows = new ArrayList<>();
        for (Workload workload : workloads) {
            for (Case each : workload.cases()) {
                rows.add(of(workload.key(), each, results));
            }
        }
        return rows;
    }

    private static Row of(String workload, Case of, Results results) {
        Measured figures = results.medians(of.scenario());
        OptionalDouble toPeer = of.peer() == null
                ? OptionalDouble.empty()
                : results.ratio(of.scenario(), of.peer(), Measure.PER_SECOND);
        return new Row(
                workload,
                of.label(),
                of.system(),
                results.counted(of.scenario()),
                results.voided(of.scenario()),
                toPeer.isPresent() ? figures.with(Measure.TO_PEER, toPeer.getAsDouble()) : figures);
    }

    /** How its runs went, where it has no figure to show for them; empty where all counted. */
    String note() {
        if (runs == 0 && voided == 0) {
            return "not there";
        }
        return voided == 0 ? "" : voided + " of " + (runs + voided) + " runs void";
    }

    /** A figure as the table shows it; empty where there is none. */
    String text(Measure measure) {
        OptionalDouble figure = figures.get(measure);
        return figure.isPresent()
                ? String.format(Locale.ROOT, "%." + measure.decimals() + "f", figure.getAsDouble())
                : "";
    }
}
