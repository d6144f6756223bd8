package cardstate.command;

/** The command line says nothing that there is. The message is for the operator. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
