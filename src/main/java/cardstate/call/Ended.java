package cardstate.call;

/** A call that ended, on its way to the stream thread. */
record Ended(Call call, CallResult result) {}
