package cardstate.watch;

/** Who listens to changes. Called on the feed's thread, or while it catches up on one of its own; never on both at once. */
public interface ChangeListener {

    /** From here on all changes come. */
    void opened(ChangePosition from);

    /** What was asked for is gone from the topics, or from other topics: changes were missed; they come from here on. */
    void reset(ChangePosition from);

    /** Whether the change is one for it; others it need not be given. */
    boolean wants(ChangeEvent event);

    /** Whether it has been given more than it has sent on: who can wait does so. */
    boolean isBehind();

    /** Whether it has gone away: it need be given no more. */
    boolean isGone();

    /** Everything up to here has been looked at, whether or not anything was for it. */
    void passed(ChangePosition position);

    /** A change; false: no more, please. Never blocks. */
    boolean changed(ChangeEvent event);

    /** No more will come; whoever listens should come again. */
    void ended();
}
