package cardstate.ops;

/** Where a process is in its life; it goes forward only. */
public enum Phase {
    /** Waits for brokers and registry, or checks them. */
    PREPARING,
    /** The service was started; whether it is ready is its own to say. */
    RUNNING,
    /** Drains and closes. */
    STOPPING,
    /** Nothing runs any more. */
    ENDED
}
