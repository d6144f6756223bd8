package cardstate.call;

import java.util.List;
import java.util.function.Consumer;

/**
 * A failure: it ends those requests that it is final for, the oldest of the line, for none has had more attempts than
 * they. The others wait for the next call, and what this one met is kept for them.
 */
final class FailureHandout implements Handout {

    private final ClientLine line;
    private final Call call;
    private final Trouble trouble;
    private final PendingIndex index;
    private final Consumer<Waiting> fail;
    private boolean kept;
    private boolean done;

    /** @param trouble what the call met, which is the line's trouble by now */
    FailureHandout(ClientLine line, Call call, Trouble trouble, PendingIndex index, Consumer<Waiting> fail) {
        this.line = line;
        this.call = call;
        this.trouble = trouble;
        this.index = index;
        this.fail = fail;
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
        int count = Math.max(1, most / Work.OF_A_REQUEST);
        List<Waiting> part = line.upTo(call.youngest(), count).stream()
                .filter(waiting -> trouble.isFinalFor(waiting.callsBefore()))
                .toList();
        part.forEach(fail);
        done = part.size() < count;
        if (!kept && !line.isEmpty()) {
            index.keep(line, trouble);
            kept = true;
        }
        return Work.OF_A_REQUEST * Math.max(1, part.size());
    }
}
