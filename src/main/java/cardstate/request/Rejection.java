package cardstate.request;

/** Why a record is no request, by the names of contract.md: the {@code reason} header of a dead letter. */
public enum Rejection {
    /** The value is not Avro in the Confluent wire format, or not a {@code CardListRequested}. */
    DECODE,
    /** The registry answers that it does not know the value's schema id. */
    SCHEMA_UNKNOWN,
    NULL_KEY,
    NULL_VALUE,
    /** The key is not the client_id. */
    KEY_MISMATCH,
    /** The client_id or the request_id is not 1 to 128 printable ASCII characters. */
    BAD_ID
}
