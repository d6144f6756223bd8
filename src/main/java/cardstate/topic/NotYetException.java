package cardstate.topic;

/** Brokers or registry could not answer just now; the same attempt may succeed later. The message is for the operator. */
public final class NotYetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotYetException(String message, Throwable cause) {
        super(message, cause);
    }

    public NotYetException(String message) {
        super(message);
    }
}
