package cardstate.topology;

/** The name of every node of the topology. State and internal topics hang on some of them: they do not change. */
final class Nodes {

    static final String REQUESTS = "requests";
    static final String PLACEMENT = "placement";
    static final String MOVED = "clients-repartition-filter";
    static final String BY_CLIENT = "by-client";
    static final String CLIENT_STAGE = "client-stage";
    static final String SNAPSHOTS = "snapshots";
    static final String FAILURES = "failures";
    static final String DEAD_LETTERS = "dead-letters";
    static final String CARD_NEWS = "cards-repartition-filter";
    static final String CARD_STAGE = "card-stage";
    static final String CARD_STATES = "card-states";
    static final String STATUS_CHANGES = "status-changes";
    static final String BALANCE_CHANGES = "balance-changes";
    static final String SHARED_MARKS = "shared-marks";

    private Nodes() {}
}
