package cardstate.request;

/**
 * What is known of the schemas that requests were written with. Safe for all threads; no call blocks: an unknown id is
 * asked for in the background, and whoever waits looks again.
 */
public interface WriterSchemas {

    enum Known {
        /** Fetched: a value with this id decodes without a call to the registry. */
        YES,
        /** The registry answers that it has no such schema. */
        NO,
        /** The registry has it, but it is no Avro schema: no value with it is a request. */
        UNREADABLE,
        /** Being fetched, or the registry does not answer. */
        NOT_YET
    }

    Known lookUp(int schemaId);
}
