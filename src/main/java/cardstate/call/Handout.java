package cardstate.call;

import java.util.List;

/**
 * What a call brought, on its way to the requests that took part in it. They may be very many, so they get it a part at a
 * time: one client must not fill a transaction, nor hold up the others. The client's call ends with the last part. Stream
 * thread only.
 */
abstract sealed class Handout permits AnswerHandout, FailureHandout {

    final ClientLine line;
    private final Call call;
    private final int each;
    private boolean done;

    /** @param each what it costs to serve one request, in cards written */
    Handout(ClientLine line, Call call, int each) {
        this.line = line;
        this.call = call;
        this.each = each;
    }

    /** Whether all have what the call brought for them. */
    final boolean isDone() {
        return done;
    }

    /**
     * Serves the next of them, one at the least.
     *
     * @param most what it may cost, in cards written; a request costs something too
     * @return what it has cost
     */
    final int serve(int most) {
        int count = Math.max(1, most / each);
        List<Waiting> part = line.upTo(call.youngest(), count).stream()
                .filter(this::concerns)
                .toList();
        done = part.size() < count;
        serve(part);
        return Math.max(Work.OF_A_REQUEST, part.size() * each);
    }

    /** Whether the request leaves with it; those that do stand before those that do not. */
    abstract boolean concerns(Waiting waiting);

    /** @param part oldest first; it may be empty */
    abstract void serve(List<Waiting> part);
}
