package cardstate.dev.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The figures of one run, or the medians of several. Immutable. */
record Measured(Map<Measure, Double> figures) {

    Measured {
        figures = Map.copyOf(figures);
    }

    static Measured nothing() {
        return new Measured(Map.of());
    }

    Measured with(Measure measure, double figure) {
        Map<Measure, Double> more = new EnumMap<>(Measure.class);
        more.putAll(figures);
        more.put(measure, figure);
        return new Measured(more);
    }

    /** These figures and the other ones, which replace those of the same measure. */
    Measured and(Measured other) {
        Map<Measure, Double> more = new EnumMap<>(Measure.class);
        more.putAll(figures);
        more.putAll(other.figures);
        return new Measured(more);
    }

    OptionalDouble get(Measure measure) {
        Double figure = figures.get(measure);
        return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
    }
}
