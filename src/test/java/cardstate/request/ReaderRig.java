package cardstate.request;

import cardstate.topic.AvroTrust;
import cardstate.v1.CardListRequested;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A reader over a registry in memory, with Confluent's own serialisers. */
final class ReaderRig {

    static {
        AvroTrust.grant();
    }

    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TOPIC = "card-list-requested";

    private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
    private final KafkaAvroSerializer serializer =
            new KafkaAvroSerializer(registry, Map.of("schema.registry.url", "mock://reader"));
    private final RequestReader reader = new RequestReader(
            this::lookUp,
            new KafkaAvroDeserializer(
                    registry,
                    Map.of(
                            "schema.registry.url",
                            "mock://reader",
                            "specific.avro.reader",
                            true,
                            "specific.avro.value.type",
                            CardListRequested.class.getName())),
            Duration.ofMinutes(10));

    /** Null: as the registry knows. */
    WriterSchemas.@Nullable Known known;

    byte[] encode(Object record) {
        return serializer.serialize(TOPIC, record);
    }

    int register(Schema schema) throws IOException, RestClientException {
        return registry.register(TOPIC + "-value", new AvroSchema(schema));
    }

    Reading read(String key, byte @Nullable [] value) {
        return read(bytes(key), value);
    }

    Reading read(byte @Nullable [] key, byte @Nullable [] value) {
        return reader.read(new RawRequest(key, value, new RecordHeaders(), new Origin(TOPIC, 0, 0)), NOW);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private WriterSchemas.Known lookUp(int schemaId) {
        if (known != null) {
            return known;
        }
        try {
            registry.getSchemaBySubjectAndId(TOPIC + "-value", schemaId);
            return WriterSchemas.Known.YES;
        } catch (RestClientException unknown) {
            return WriterSchemas.Known.NO;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
