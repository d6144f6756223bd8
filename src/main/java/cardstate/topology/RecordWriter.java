package cardstate.topology;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Avro in the Confluent wire format. One thread at a time. */
final class RecordWriter {

    private final Serializer<Object> serializer;

    /** @param serializer Confluent's, over a registry client that knows all subjects already */
    RecordWriter(Serializer<Object> serializer) {
        this.serializer = serializer;
    }

    byte[] write(String topic, SpecificRecord value) {
        return serializer.serialize(topic, value);
    }
}
