package cardstate.topic;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * The registry's ids of the schemas that this version writes. A schema that the registry lacks is registered, or only
 * looked up where {@code auto.register.schemas} is false. What was asked once the client answers from its memory. Safe for
 * all threads.
 */
public final class SchemaIds {

    private final SchemaRegistryClient registry;
    private final boolean register;
    private final boolean normalize;

    /** @param properties the properties of {@code Settings.registry()} */
    public SchemaIds(SchemaRegistryClient registry, Map<String, String> properties) {
        this.registry = registry;
        this.register = !"false".equalsIgnoreCase(properties.get(AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS));
        this.normalize = Boolean.parseBoolean(properties.get(AbstractKafkaSchemaSerDeConfig.NORMALIZE_SCHEMAS));
    }

    boolean register() {
        return register;
    }

    /**
     * @throws IOException where the registry does not answer
     * @throws RestClientException where it refuses the schema, or lacks it and it may not be registered
     */
    public int of(ContractTopic<?> topic) throws IOException, RestClientException {
        AvroSchema schema = new AvroSchema(asWritten(topic.schema()));
        return register
                ? registry.register(topic.subject(), schema, normalize)
                : registry.getId(topic.subject(), schema, normalize);
    }

    /** As the serialiser writes it with {@code avro.remove.java.properties}: its own way of asking is used. */
    private static Schema asWritten(Schema schema) {
        return AvroSchemaUtils.getSchema(new GenericData.Record(schema), false, false, true);
    }
}
