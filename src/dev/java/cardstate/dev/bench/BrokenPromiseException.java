package cardstate.dev.bench;

/** The oracle found something after a run of the service; the message is its report. */
final class BrokenPromiseException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BrokenPromiseException(String message) {
        super(message);
    }
}
