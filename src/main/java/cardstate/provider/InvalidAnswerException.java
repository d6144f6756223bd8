package cardstate.provider;

/**
 * The answer breaks a rule of provider-api.md. The message is one of a fixed set and quotes nothing of the answer. Has
 * no stack trace: it never leaves the package, and hostile input must be cheap to refuse.
 */
final class InvalidAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidAnswerException(String rule) {
        super(rule, null, false, false);
    }
}
