package cardstate.dev.bench;

/** A run that does not count, and why: the provider gave another answer than 200, say. */
final class VoidRunException extends RuntimeException {

    private static final long serialVersionUID = 1;

    VoidRunException(String message) {
        super(message);
    }
}
