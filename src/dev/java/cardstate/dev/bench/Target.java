package cardstate.dev.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What the service is to reach.
 *
 * @param atLeast whether more is better
 * @param reached empty where it was not measured
 */
record Target(String what, boolean atLeast, double bound, OptionalDouble reached) {

    static Target atLeast(String what, double bound, OptionalDouble reached) {
        return new Target(what, true, bound, reached);
    }

    static Target atMost(String what, double bound, OptionalDouble reached) {
        return new Target(what, false, bound, reached);
    }

    boolean isMeasured() {
        return reached.isPresent();
    }

    boolean isMet() {
        double figure = reached.orElseThrow();
        return atLeast ? figure >= bound : figure <= bound;
    }

    /** A line for each that was measured. */
    static String text(List<Target> targets) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("target", "", "wanted", "reached"));
        targets.stream().filter(Target::isMeasured).forEach(target -> lines.add(target.line()));
        return Table.aligned(lines);
    }

    private List<String> line() {
        return List.of(
                what,
                atLeast ? "at least" : "at most",
                number(bound),
                number(reached.orElseThrow()),
                isMet() ? "" : "MISSED");
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, figure >= 100 ? "%.0f" : "%.2f", figure);
    }
}
