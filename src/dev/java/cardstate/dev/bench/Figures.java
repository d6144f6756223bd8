package cardstate.dev.bench;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Medians and percentiles. Pure. */
final class Figures {

    private Figures() {}

    /** The middle one; of an even number, the mean of the two in the middle. */
    static double median(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there is no median of nothing");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The smallest value that at least this share of all does not exceed; the share is above 0 and at most 1. */
    static double percentile(long[] values, double share) {
        if (values.length == 0) {
            throw new IllegalArgumentException("there is no percentile of nothing");
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(1, rank) - 1];
    }

    /** Each measure's median over the runs that have it. */
    static Measured medians(List<Measured> runs) {
        Map<Measure, Double> medians = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            List<Double> values = runs.stream()
                    .map(run -> run.figures().get(measure))
                    .filter(Objects::nonNull)
                    .toList();
            if (!values.isEmpty()) {
                medians.put(measure, median(values));
            }
        }
        return new Measured(medians);
    }
}
