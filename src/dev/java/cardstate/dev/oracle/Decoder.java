package cardstate.dev.oracle;

import cardstate.topic.AvroTrust;
import cardstate.topic.ContractTopic;
import cardstate.topology.AvroSerdes;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads values with Confluent's own deserialiser. For one thread. */
final class Decoder {

    private static final int PREFIX_BYTES = 5;
    private static final int NOT_FOUND = 404;

    private final SchemaRegistryClient registry;
    private final AvroSerdes serdes;
    private final Map<String, Deserializer<Object>> deserializers = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();

    Decoder(SchemaRegistryClient registry, Map<String, String> properties) {
        AvroTrust.grant();
        this.registry = registry;
        this.serdes = new AvroSerdes(registry, properties);
    }

    /**
     * The value, or null where the bytes are none of the topic's.
     *
     * @throws CannotCheckException where the registry does not say
     */
    <V> @Nullable V decode(ContractTopic<V> topic, byte[] value) {
        if (value.length < PREFIX_BYTES || value[0] != 0) {
            return null;
        }
        int schema = ByteBuffer.wrap(value, 1, 4).getInt();
        if (!known.computeIfAbsent(topic.subject() + " " + schema, any -> isKnown(topic.subject(), schema))) {
            return null;
        }
        try {
            Object decoded = deserializers
                    .computeIfAbsent(topic.name(), any -> serdes.deserializer(topic))
                    .deserialize(topic.name(), value);
            return topic.type().isInstance(decoded) ? topic.type().cast(decoded) : null;
        } catch (RuntimeException undecodable) {
            return null;
        }
    }

    private boolean isKnown(String subject, int schema) {
        try {
            registry.getSchemaBySubjectAndId(subject, schema);
            return true;
        } catch (RestClientException answer) {
            if (answer.getStatus() == NOT_FOUND) {
                return false;
            }
            throw new CannotCheckException(
                    "the registry answers " + answer.getStatus() + " to a look at schema " + schema + " of " + subject
                            + ": check SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO and what this user may read",
                    answer);
        } catch (IOException e) {
            throw new CannotCheckException(
                    "the registry does not answer (" + e.getClass().getSimpleName()
                            + "): check --registry or SCHEMA_REGISTRY_URL, and that it runs",
                    e);
        }
    }
}
