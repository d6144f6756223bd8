package cardstate.dev.provider;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the simulated provider answers. Immutable.
 *
 * @param latencyMs milliseconds until an answer, at least
 * @param jitterMs milliseconds more, at most; any number up to it is as likely
 * @param retryAfterSeconds what a 429 asks for
 * @param faults the share of calls, 0 to 1, that meet each fault; together at most 1
 */
public record Behaviour(int latencyMs, int jitterMs, int retryAfterSeconds, Map<Fault, Double> faults) {

    public Behaviour {
        faults = Map.copyOf(faults);
        if (latencyMs < 0 || jitterMs < 0 || retryAfterSeconds < 0) {
            throw new IllegalArgumentException("latency, jitter and retry-after must not be negative");
        }
        double sum = faults.values().stream().mapToDouble(Double::doubleValue).sum();
        if (sum > 1.0000001 || faults.values().stream().anyMatch(share -> !(share >= 0))) {
            throw new IllegalArgumentException("the shares of faults must be 0 to 1, together at most 1: " + faults);
        }
    }

    /** Answers at once, and right. */
    public static Behaviour flawless() {
        return new Behaviour(0, 0, 1, Map.of());
    }

    public Behaviour withLatency(int ms, int jitter) {
        return new Behaviour(ms, jitter, retryAfterSeconds, faults);
    }

    /** The same with another share of one fault. */
    public Behaviour with(Fault fault, double share) {
        Map<Fault, Double> other = new EnumMap<>(Fault.class);
        other.putAll(faults);
        other.put(fault, share);
        return new Behaviour(latencyMs, jitterMs, retryAfterSeconds, other);
    }

    /** The fault that a roll of the dice gives, null for none. The roll is from 0 to below 1. */
    @Nullable
    Fault faultOf(double roll) {
        double left = roll;
        for (Fault fault : Fault.values()) {
            left -= faults.getOrDefault(fault, 0.0);
            if (left < 0) {
                return fault;
            }
        }
        return null;
    }
}
