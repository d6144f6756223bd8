package cardstate.topic;

import java.util.List;

/** The surroundings are not fit for the service, and waiting does not mend them: all that was found, each with a mend. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public RefusedException(List<String> problems) {
        super("the start is refused:\n  " + String.join("\n  ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line a problem: what it is about, what is expected, how to mend it. */
    public List<String> problems() {
        return problems;
    }
}
