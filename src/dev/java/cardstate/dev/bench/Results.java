package cardstate.dev.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What was measured so far. Owned by one thread. */
final class Results {

    private final Map<Scenario, List<Measured>> runs = new HashMap<>();
    private final Map<Scenario, Integer> voided = new HashMap<>();

    void add(Scenario scenario, Measured measured) {
        runs.computeIfAbsent(scenario, any -> new ArrayList<>()).add(measured);
    }

    /** A run of it did not count. */
    void addVoid(Scenario scenario) {
        voided.merge(scenario, 1, Integer::sum);
    }

    /** How many runs of it counted. */
    int counted(Scenario scenario) {
        return runs.getOrDefault(scenario, List.of()).size();
    }

    /** How many runs of it did not count. */
    int voided(Scenario scenario) {
        return voided.getOrDefault(scenario, 0);
    }

    Measured medians(Scenario scenario) {
        return Figures.medians(runs.getOrDefault(scenario, List.of()));
    }

    OptionalDouble median(Scenario scenario, Measure measure) {
        return medians(scenario).get(measure);
    }

    /** One scenario's median over another's; empty where either has none. */
    OptionalDouble ratio(Scenario of, Scenario to, Measure measure) {
        OptionalDouble upper = median(of, measure);
        OptionalDouble lower = median(to, measure);
        return upper.isPresent() && lower.isPresent()
                ? OptionalDouble.of(upper.getAsDouble() / lower.getAsDouble())
                : OptionalDouble.empty();
    }
}
