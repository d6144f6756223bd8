package cardstate.call;

import java.util.ArrayList;
import java.util.List;

/**
 * An answer on its way to the requests that share it. They may be very many, so they get their snapshots a part at a turn:
 * one client must not fill a transaction, nor hold up the others. The client's call ends with the last part. Stream thread
 * only.
 */
final class Handout {

    static final int REQUESTS_AT_A_TURN = 1_000;
    static final int CARDS_AT_A_TURN = 20_000;

    final ClientLine line;
    private final Call call;
    private final CallResult.Answered answer;
    private boolean settled;

    Handout(ClientLine line, Call call, CallResult.Answered answer) {
        this.line = line;
        this.call = call;
        this.answer = answer;
    }

    /** Hands over the next part; false: it was the last. */
    boolean next(PendingIndex index, Outcomes outcomes) {
        int most = Math.max(
                1,
                Math.min(
                        REQUESTS_AT_A_TURN,
                        CARDS_AT_A_TURN / Math.max(1, answer.cards().size())));
        List<Waiting> part = line.upTo(call.youngest(), most);
        if (!part.isEmpty()) {
            List<Outcomes.Attempted> requests = new ArrayList<>(part.size());
            for (Waiting waiting : part) {
                int attempts = Math.max(1, line.calls + 1 - waiting.callsBefore());
                requests.add(new Outcomes.Attempted(index.load(waiting), attempts));
            }
            settled = outcomes.answered(line.clientId, requests, answer, settled);
            part.forEach(index::leave);
        }
        return part.size() == most;
    }
}
