package cardstate.call;

/**
 * How much the stream thread does for its calls before it lets Kafka Streams poll and commit: a transaction has ten
 * seconds, and after an outage there may be an hour's requests to answer. Counted in cards written.
 */
final class Work {

    /** What a request costs beside its cards. */
    static final int OF_A_REQUEST = 10;

    /** For one record that comes in: Kafka Streams takes hundreds of them before it looks at the time. */
    static final int BESIDE_A_RECORD = 200;

    /** For one turn of the punctuator. */
    static final int OF_A_TURN = 10_000;

    /** For one client, before the next has its turn. */
    static final int OF_A_CLIENT = 1_000;

    private Work() {}
}
