package cardstate.dev.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.junit.jupiter.api.Test;

class RegistryIT {

    private static final AvroSchema SCHEMA = new AvroSchema("{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}");

    @Test
    void shouldTakeSchemasFromConfluentsClientAfterARestart() throws Exception {
        // given
        try (Registry registry = Registry.start()) {
            registry.stop();

            // when
            registry.restart();

            // then
            try (SchemaRegistryClient client = new CachedSchemaRegistryClient(registry.url(), 10)) {
                int id = client.register("r-value", SCHEMA);
                assertThat(client.getSchemaById(id).canonicalString()).isEqualTo(SCHEMA.canonicalString());
                assertThat(client.getCompatibility(null)).isEqualTo("BACKWARD");
            }
        }
    }
}
