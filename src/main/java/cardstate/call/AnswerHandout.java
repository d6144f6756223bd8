package cardstate.call;

import java.util.ArrayList;
import java.util.List;

/** An answer: each request gets a snapshot of it, and the client's list is folded once. */
final class AnswerHandout implements Handout {

    private final ClientLine line;
    private final Call call;
    private final CallResult.Answered answer;
    private final PendingIndex index;
    private final Outcomes outcomes;
    private boolean settled;
    private boolean done;

    AnswerHandout(ClientLine line, Call call, CallResult.Answered answer, PendingIndex index, Outcomes outcomes) {
        this.line = line;
        this.call = call;
        this.answer = answer;
        this.index = index;
        this.outcomes = outcomes;
    }

    @Override
    public ClientLine line() {
        return line;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public int serve(int most) {
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
