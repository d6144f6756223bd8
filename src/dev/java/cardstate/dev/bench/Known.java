package cardstate.dev.bench;

/** What the service knows of the clients that it is asked for. */
enum Known {
    /** Nothing: all their cards are new. */
    NOTHING,
    /** All of their cards, which are as they were. */
    ALL,
    /** All of their cards, and one client in ten has one card whose status is another now. */
    ALL_BUT_ONE_IN_TEN
}
