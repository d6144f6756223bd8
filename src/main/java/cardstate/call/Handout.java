package cardstate.call;

/**
 * What a call brought, on its way to the requests that took part in it. They may be very many, so they get it a part at a
 * time: one client must not fill a transaction, nor hold up the others. The client's call ends with the last part. Stream
 * thread only.
 */
sealed interface Handout permits AnswerHandout, FailureHandout {

    ClientLine line();

    /** Whether all have what the call brought for them. */
    boolean isDone();

    /**
     * Serves the next of them, one at the least.
     *
     * @param most what it may cost, in cards written; a request costs something too
     * @return what it has cost
     */
    int serve(int most);
}
