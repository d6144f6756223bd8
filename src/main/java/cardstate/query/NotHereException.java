package cardstate.query;

/** The key's task is not on this instance just now, or is still being restored: asked again in a moment it may be. */
public final class NotHereException extends Exception {

    private static final long serialVersionUID = 1L;

    NotHereException(Throwable cause) {
        super("the task that owns the key is not here just now", cause);
    }
}
