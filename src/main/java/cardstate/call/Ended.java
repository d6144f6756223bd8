package cardstate.call;

import cardstate.call.CallResult.Answered;

/** A call that ended, on its way to the stream thread. */
record Ended(Call call, CallResult result) {

    private static final int USUAL_BYTES = 16 * 1024;

    /** For how many answers it counts while nobody has taken it: a long list for several. */
    int weight() {
        return 1 + (result instanceof Answered answer ? answer.bytes() / USUAL_BYTES : 0);
    }
}
