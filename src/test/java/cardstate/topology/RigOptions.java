package cardstate.topology;

/**
 * What a test may set of a {@link Rig}.
 *
 * @param maxBytes the largest batch that client-cards-snapshot takes
 */
record RigOptions(int maxInFlight, int maxPending, int removalAfterMissing, int partitions, int maxBytes) {

    static final int BROKERS_DEFAULT_BYTES = 1_048_588;
    static final RigOptions DEFAULT = new RigOptions(100, 1_000_000, 1, 1, BROKERS_DEFAULT_BYTES);

    RigOptions withMaxInFlight(int calls) {
        return new RigOptions(calls, maxPending, removalAfterMissing, partitions, maxBytes);
    }

    RigOptions withMaxPending(int requests) {
        return new RigOptions(maxInFlight, requests, removalAfterMissing, partitions, maxBytes);
    }

    RigOptions withRemovalAfterMissing(int lists) {
        return new RigOptions(maxInFlight, maxPending, lists, partitions, maxBytes);
    }

    RigOptions withPartitions(int count) {
        return new RigOptions(maxInFlight, maxPending, removalAfterMissing, count, maxBytes);
    }

    RigOptions withMaxBytes(int bytes) {
        return new RigOptions(maxInFlight, maxPending, removalAfterMissing, partitions, bytes);
    }
}
