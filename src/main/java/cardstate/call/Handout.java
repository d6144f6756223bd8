package cardstate.call;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer on its way to the requests that share it. They may be very many, so they get their snapshots a part at a time:
 * one client must not fill a transaction, nor hold up the others. The client's call ends with the last part. Stream thread
 * only.
 */
final class Handout {

    final ClientLine line;
    private final Call call;
    private final CallResult.Answered answer;
    private boolean settled;
    private boolean done;

    Handout(ClientLine line, Call call, CallResult.Answered answer) {
        this.line = line;
        this.call = call;
        this.answer = answer;
    }

    /** Whether all that share the answer have been served. */
    boolean isDone() {
        return done;
    }

    /**
     * Serves the next of them, one at the least.
     *
     * @param most what it may cost, in cards written; a request costs something too
     * @return what it has cost
     */
    int serve(int most, PendingIndex index, Outcomes outcomes) {
        int each = Work.OF_A_REQUEST + answer.cards().size();
        int count = Math.max(1, most / each);
        List<Waiting> part = line.upTo(call.youngest(), count);
        done = part.size() < count;
        if (part.isEmpty()) {
            return Work.OF_A_REQUEST;
        }
        List<Outcomes.Attempted> requests = new ArrayList<>(part.size());
        for (Waiting waiting : part) {
            int attempts = Math.max(1, line.calls + 1 - waiting.callsBefore());
            requests.add(new Outcomes.Attempted(index.load(waiting), attempts));
        }
        settled = outcomes.answered(line.clientId, requests, answer, settled);
        part.forEach(index::leave);
        return part.size() * each;
    }
}
