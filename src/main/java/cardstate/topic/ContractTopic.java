package cardstate.topic;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic of the contract. Keys are UTF-8 strings. Values are Avro in the Confluent wire format where the type is a
 * record of {@code cardstate.v1}, and bytes as they came where it is {@code byte[]}.
 *
 * @param name with the prefix
 * @param type what a value is
 * @param cleanUp what becomes of old records
 */
public record ContractTopic<V>(String name, Class<V> type, CleanUp cleanUp) {

    /** Whether values are Avro, and so have a subject in the registry. */
    public boolean isAvro() {
        return SpecificRecord.class.isAssignableFrom(type);
    }

    /** The registry's subject of the values. */
    public String subject() {
        return name + "-value";
    }

    /**
     * The schema of the values as the code was generated from it.
     *
     * @throws IllegalStateException where values are plain bytes
     */
    public Schema schema() {
        if (!isAvro()) {
            throw new IllegalStateException(name + " holds bytes, not Avro");
        }
        return SpecificData.get().getSchema(type);
    }
}
