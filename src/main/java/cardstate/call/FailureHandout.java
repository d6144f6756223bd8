package cardstate.call;

import java.util.List;
import java.util.function.Consumer;

/**
 * A failure: it ends those requests that it is final for, the oldest of the line, for none has had more attempts than
 * they. The others wait for the next call, and what this one met is kept for them.
 */
final class FailureHandout extends Handout {

    private final Trouble trouble;
    private final PendingIndex index;
    private final Consumer<Waiting> fail;
    private boolean kept;

    /** @param trouble what the call met, which is the line's trouble by now */
    FailureHandout(ClientLine line, Call call, Trouble trouble, PendingIndex index, Consumer<Waiting> fail) {
        super(line, call, Work.OF_A_REQUEST);
        this.trouble = trouble;
        this.index = index;
        this.fail = fail;
    }

    @Override
    boolean concerns(Waiting waiting) {
        return trouble.isFinalFor(waiting.callsBefore());
    }

    @Override
    void serve(List<Waiting> part) {
        part.forEach(fail);
        if (!kept && !line.isEmpty()) {
            index.keep(line, trouble);
            kept = true;
        }
    }
}
