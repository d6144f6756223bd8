package cardstate.request;

/** Names what is wrong with a record that decodes and yet is no request, in a dead letter's header. */
public final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private InvalidRequestException() {}
}
