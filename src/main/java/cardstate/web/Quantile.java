package cardstate.web;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A quantile out of a cumulative histogram, as Prometheus' histogram_quantile has it: even within a bucket. */
final class Quantile {

    private Quantile() {}

    /**
     * Null where the histogram is empty.
     *
     * @param cumulative by upper bound, how many were at most that
     */
    static @Nullable Double of(double quantile, SortedMap<Double, Double> cumulative) {
        double all = cumulative.isEmpty() ? 0 : cumulative.get(cumulative.lastKey());
        if (all <= 0) {
            return null;
        }
        double rank = quantile * all;
        double below = 0;
        double from = 0;
        for (Map.Entry<Double, Double> bucket : cumulative.entrySet()) {
            if (bucket.getValue() >= rank) {
                double inside = bucket.getValue() - below;
                double to = Double.isInfinite(bucket.getKey()) ? from : bucket.getKey();
                return inside <= 0 ? to : from + (to - from) * (rank - below) / inside;
            }
            below = bucket.getValue();
            from = bucket.getKey();
        }
        return from;
    }
}
