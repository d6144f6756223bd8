package cardstate.dev.oracle;

/** The topics could not be read, so nothing is known. The message says what is wrong and how to mend it, without data. */
public final class CannotCheckException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotCheckException(String whatAndMend) {
        super(whatAndMend);
    }

    CannotCheckException(String whatAndMend, Throwable cause) {
        super(whatAndMend, cause);
    }
}
