package cardstate.dev.check;

import cardstate.topic.AvroTrust;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Confluent's own serialisers, as any user of a registry has them. Each is owned by one thread. */
public final class Avro {

    private Avro() {}

    /** Writes records in the wire format and registers their schemas. */
    @SuppressWarnings("unchecked")
    public static <V extends SpecificRecord> Serializer<V> serializer(String registryUrl) {
        AvroTrust.grant();
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        serializer.configure(Map.of("schema.registry.url", registryUrl, "avro.remove.java.properties", "true"), false);
        return (Serializer<V>) (Serializer<?>) serializer;
    }

    /** Reads records of the wire format as what their writer called them, a class of {@code cardstate.v1}. */
    @SuppressWarnings("unchecked")
    public static <V> Deserializer<V> deserializer(String registryUrl) {
        AvroTrust.grant();
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        deserializer.configure(Map.of("schema.registry.url", registryUrl, "specific.avro.reader", "true"), false);
        return (Deserializer<V>) (Deserializer<?>) deserializer;
    }
}
