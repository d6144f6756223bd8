package cardstate.topic;

/** What becomes of a topic's old records. */
public enum CleanUp {
    /** They go with time: {@code cleanup.policy=delete}. */
    DELETE("delete"),
    /** The newest of each key stays: {@code cleanup.policy=compact}. */
    COMPACT("compact");

    private final String policy;

    CleanUp(String policy) {
        this.policy = policy;
    }

    /** The value of {@code cleanup.policy}. */
    public String policy() {
        return policy;
    }
}
