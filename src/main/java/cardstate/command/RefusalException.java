package cardstate.command;

/** Nothing was done, or no more, because it would not be right. The message says why and how to mend it. */
final class RefusalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusalException(String message) {
        super(message);
    }
}
