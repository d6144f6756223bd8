package cardstate.dev.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the oracle found. Holds ids and coordinates, never personal data. Immutable.
 *
 * @param at when the range was fixed; what came later was not looked at
 * @param counts of what was checked, and of what could not be
 * @param violations empty where all holds
 * @param offsetsChecked whether committed offsets were looked at: only where an application id was given
 */
public record Verdict(Instant at, Map<Measure, Long> counts, Map<Kind, Violation> violations, boolean offsetsChecked) {

    public Verdict {
        counts = Map.copyOf(counts);
        violations = Map.copyOf(violations);
    }

    /**
     * One kind of violation.
     *
     * @param count how many there are
     * @param examples where the first ones are
     */
    public record Violation(long count, List<String> examples) {

        public Violation {
            examples = List.copyOf(examples);
        }
    }

    public boolean holds() {
        return violations.isEmpty();
    }

    public long count(Measure measure) {
        return counts.getOrDefault(measure, 0L);
    }

    /** What an operator reads after an incident, lines with an end each. */
    public String report() {
        return Report.of(this);
    }

    /**
     * For tests.
     *
     * @throws AssertionError with the report, where anything is violated
     */
    public void assertHolds() {
        if (!holds()) {
            throw new AssertionError(report());
        }
    }

    @Override
    public String toString() {
        return report();
    }
}
