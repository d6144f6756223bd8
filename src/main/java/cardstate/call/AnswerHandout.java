package cardstate.call;

import java.util.ArrayList;
import java.util.List;

/** An answer: each request gets a snapshot of it, and the client's list is folded once. */
final class AnswerHandout extends Handout {

    private final CallResult.Answered answer;
    private final PendingIndex index;
    private final Outcomes outcomes;
    private boolean settled;

    AnswerHandout(ClientLine line, Call call, CallResult.Answered answer, PendingIndex index, Outcomes outcomes) {
        super(line, call, Work.OF_A_REQUEST + answer.cards().size());
        this.answer = answer;
        this.index = index;
        this.outcomes = outcomes;
    }

    @Override
    boolean concerns(Waiting waiting) {
        return true;
    }

    @Override
    void serve(List<Waiting> part) {
        if (part.isEmpty()) {
            return;
        }
        List<Outcomes.Attempted> requests = new ArrayList<>(part.size());
        for (Waiting waiting : part) {
            int attempts = Math.max(1, line.calls + 1 - waiting.callsBefore());
            requests.add(new Outcomes.Attempted(index.load(waiting), attempts));
        }
        settled = outcomes.answered(line.clientId, requests, answer, settled);
        part.forEach(index::leave);
    }
}
