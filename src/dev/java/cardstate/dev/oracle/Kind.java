package cardstate.dev.oracle;

/** What can be broken, by the invariants of faults.md, and what an operator should make of it. */
public enum Kind {
    REQUEST_WITHOUT_OUTCOME(
            "I1",
            "requests whose deadline passed without an outcome",
            "where the service is stopped, or started less than a minute ago, check again; else look for a partition"
                    + " that nobody works on, or a transaction that hangs"),
    OUTCOME_DOUBLED(
            "I1",
            "requests with more outcomes than they were sent",
            "is the service run with at_least_once, or twice with different application ids?"),
    OUTCOME_WITHOUT_REQUEST(
            "I1", "outcomes that no request asked for", "who else writes to the topics of the outcomes?"),
    SNAPSHOT_OUT_OF_ORDER(
            "I1",
            "snapshots that came after that of a later request of their client",
            "were the partitions of card-list-requested changed?"),
    DEAD_LETTER_MISSING(
            "I1",
            "records that are no request and have no dead letter",
            "where the service is stopped, or started less than a minute ago, check again"),
    DEAD_LETTER_DOUBLED("I1", "records with more than one dead letter", "as with doubled outcomes"),
    DEAD_LETTER_OF_REQUEST(
            "I1",
            "dead letters of records that are good requests",
            "no fault where the schema was registered only after the record was read; send the request again"),
    DEAD_LETTER_OF_NOTHING(
            "I1", "dead letters without coordinates of a record in range", "who else writes to the dead letters?"),
    MALFORMED(
            "I1",
            "records of the service's own topics that cannot be read or have another's key",
            "who else writes to these topics, or to their subjects in the registry?"),
    STALE_FLAG_WRONG("I2", "snapshots whose stale flag is wrong", "an older list may have overwritten a newer one"),
    SHARED_CALL_DIFFERS(
            "I2", "snapshots of one call that differ in when it was answered or what it listed", "report it"),
    STATE_DIFFERS(
            "I2",
            "cards whose state is not what the newest list says",
            "as with requests without an outcome; then report it"),
    LISTED_BY_DIFFERS("I2", "cards whose listed_by is not the clients that list them, sorted", "report it"),
    STATE_MISSING(
            "I2",
            "cards that a client lists and that have no state",
            "is card-state compacted only, or does it also delete? else as with requests without an outcome"),
    STATE_LEFT_OVER("I2", "cards that nobody lists and that still have a state", "report it"),
    STATE_SEQUENCE_REPEATED(
            "I2", "states whose sequence does not come after the one before", "as with doubled outcomes"),
    STATE_SEQUENCE_GAP("I2", "states before which a sequence is missing that compaction did not take", "report it"),
    STATUS_CHAIN_BROKEN("I3", "status events whose previous is not the current of the one before", "report it"),
    BALANCE_CHAIN_BROKEN("I3", "balance events whose previous is not the current of the one before", "report it"),
    EVENT_DOUBLED("I3", "events told twice", "as with doubled outcomes"),
    EVENT_WITHOUT_CHANGE("I3", "events whose previous is their current", "report it"),
    EVENT_OUT_OF_ORDER("I3", "events with a lower sequence than one before", "were the partitions changed?"),
    EVENT_WITHOUT_STATE("I3", "cards whose last event is later than their state", "report it"),
    EVENTS_END_ELSEWHERE("I3", "cards whose events do not end at their state", "events are missing: report it"),
    EVENTS_NOT_DIFFERENCES("I3", "cards whose events are not the differences of their states, one by one", "report it"),
    OFFSET_NOT_COMMITTED(
            "I4",
            "partitions with requests that have their outcome and are not committed",
            "after a restart they would be answered again: is --application-id the service's?");

    private final String invariant;
    private final String meaning;
    private final String mend;

    Kind(String invariant, String meaning, String mend) {
        this.invariant = invariant;
        this.meaning = meaning;
        this.mend = mend;
    }

    /** I1 to I4. */
    public String invariant() {
        return invariant;
    }

    String meaning() {
        return meaning;
    }

    String mend() {
        return mend;
    }
}
