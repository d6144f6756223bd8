package cardstate.dev.bench;

/** What is measured of a case. Milliseconds over the provider are an outcome's, less the provider's own median. */
enum Measure {
    PER_SECOND("requests a second", "/s", 0),
    LIMIT_PER_SECOND("N / L a second", "N/L", 0),
    SHARE_OF_LIMIT("share of N / L", "of N/L", 3),
    TO_PEER("against the peer", "to peer", 2),
    PROVIDER_MS("provider's latency, mean", "L ms", 2),
    CARDS_BEHIND("cards not yet folded when all outcomes are there", "behind", 0),
    P50_OVER_MS("median over the provider's, ms", "p50+ ms", 1),
    P95_OVER_MS("95th percentile over the provider's, ms", "p95+ ms", 1),
    P95_MS("95th percentile, ms", "p95 ms", 1),
    P99_OVER_MS("99th percentile over the provider's, ms", "p99+ ms", 1),
    EVENT_P50_OVER_MS("status change, median over the provider's, ms", "event p50+ ms", 1),
    EVENT_P99_OVER_MS("status change, 99th percentile over the provider's, ms", "event p99+ ms", 1),
    FIRST_SECONDS("until the first outcome, s", "first s", 2),
    ALL_SECONDS("until all outcomes, s", "all s", 2),
    RESTORE_SECONDS("from a start without state until all partitions answer, s", "restore s", 2),
    SNAPSHOT_BYTES("a snapshot, key and value, bytes", "snapshot B", 0),
    EXTRA_BYTES("growth of the logs over the snapshot, bytes a request", "extra B", 0),
    CPU_SECONDS("CPU of the system, s", "cpu s", 2),
    BROKER_CPU_SECONDS("CPU of the broker, s", "broker cpu s", 2),
    PROVIDER_CPU_SECONDS("CPU of the provider, s", "provider cpu s", 2),
    PEAK_MB("peak memory of the system, MB", "peak MB", 0);

    private final String label;
    private final String head;
    private final int decimals;

    Measure(String label, String head, int decimals) {
        this.label = label;
        this.head = head;
        this.decimals = decimals;
    }

    /** What it is, in words and with its unit. */
    String label() {
        return label;
    }

    /** The same, short enough for the head of a column. */
    String head() {
        return head;
    }

    int decimals() {
        return decimals;
    }
}
