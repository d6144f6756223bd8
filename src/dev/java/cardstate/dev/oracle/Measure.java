package cardstate.dev.oracle;

/** What is counted beside violations. */
public enum Measure {
    /** Requests, each a client_id with a request_id, in range. */
    REQUESTS,
    /** Of them, those without an outcome whose deadline has not passed. */
    REQUESTS_OPEN,
    /** Of them, those that are too old to tell: their outcome may have been deleted. */
    REQUESTS_OUT_OF_REACH,
    SNAPSHOTS,
    /** Snapshots that say that a client was forgotten. */
    FORGETTINGS,
    FAILURES,
    /** Outcomes whose request is no longer in its topic. */
    OUTCOMES_OUT_OF_REACH,
    /** Records of the request topic that are no request. */
    REJECTS,
    /** Cards that a list, a state or an event in range names. */
    CARDS,
    /** Of them, those that cannot be told: lists or events of theirs have been deleted. */
    CARDS_OUT_OF_REACH,
    /** Of them, those that changed while the check began. */
    CARDS_IN_FLUX,
    /** Gaps in a card's states that compaction may have left. */
    STATES_COMPACTED,
    STATES,
    EVENTS,
    /** Partitions whose committed offset was compared. */
    OFFSETS
}
