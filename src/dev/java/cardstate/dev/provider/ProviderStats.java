package cardstate.dev.provider;

import java.util.Map;

/**
 * What the provider saw so far.
 *
 * @param calls calls that were well formed and well signed
 * @param answers how many of each answer: ok, gone (the caller hung up), refusals (400, 401, repeated), faults
 * @param inFlight calls that have no answer yet
 * @param maxInFlight the most at one time
 * @param maxInFlightPerClient the most of one client at one time
 * @param overlaps calls that arrived while another of the same client had no answer
 * @param meanMs the mean of milliseconds from a call's arrival to its answer
 * @param p50Ms the median of milliseconds from a call's arrival to its answer
 * @param p99Ms the 99th percentile
 */
public record ProviderStats(
        long calls,
        Map<String, Long> answers,
        int inFlight,
        int maxInFlight,
        int maxInFlightPerClient,
        long overlaps,
        double meanMs,
        double p50Ms,
        double p99Ms) {}
