package cardstate.topology;

import cardstate.topic.ContractTopic;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Confluent's serialisers over one registry client. What they make is for one thread at a time; this is safe for all.
 *
 * @param settings the registry's client properties, {@code schema.registry.url} among them
 */
public record AvroSerdes(SchemaRegistryClient registry, Map<String, String> settings) {

    public Serializer<Object> serializer() {
        Map<String, Object> config = config();
        config.put("avro.remove.java.properties", true);
        return new KafkaAvroSerializer(registry, config);
    }

    public Deserializer<Object> deserializer(ContractTopic<?> topic) {
        Map<String, Object> config = config();
        config.put("specific.avro.reader", true);
        config.put("specific.avro.value.type", topic.type().getName());
        return new KafkaAvroDeserializer(registry, config);
    }

    private Map<String, Object> config() {
        return new HashMap<>(settings);
    }

    /** The settings may hold credentials and are not shown. */
    @Override
    public String toString() {
        return "AvroSerdes";
    }
}
