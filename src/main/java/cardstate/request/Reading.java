package cardstate.request;

import org.apache.kafka.common.errors.RecordTooLargeException;

/** What a record of the request topic turned out to be. */
public sealed interface Reading {

    /** A valid request. Its deadline may have passed already. */
    record Valid(Request request) implements Reading {}

    /**
     * No request, and never will be one: a dead letter.
     *
     * @param exception the name of the class of what went wrong; never its message, which may quote data
     */
    record Rejected(Rejection rejection, String exception) implements Reading {

        /** A record that came compressed and is larger than any topic of this service takes it uncompressed. */
        public static final Rejected TOO_LARGE =
                new Rejected(Rejection.DECODE, RecordTooLargeException.class.getName());
    }

    /** Cannot be told just now: the schema could not be fetched yet. To be read again when it is there. */
    record SchemaPending(int schemaId) implements Reading {}
}
