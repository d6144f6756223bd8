package cardstate.system;

import cardstate.v1.CardListRequested;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** An upstream service that is ahead: its requests have a field more than this service knows. */
final class NewerWriter implements AutoCloseable {

    private final SchemaRegistryClient registry;
    private final Schema schema = withOneMoreField();
    private final int schemaId;
    private final String topic;
    private final KafkaProducer<String, Object> producer;

    /** Registers its schema at once; from then on it needs no registry. */
    NewerWriter(Installation installation) {
        this.topic = installation.topics.requests().name();
        this.registry =
                new CachedSchemaRegistryClient(installation.stack.registry().url(), 10);
        KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry);
        serializer.configure(Map.of("schema.registry.url", "unused", "avro.remove.java.properties", "true"), false);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", installation.stack.broker().bootstrapServers()),
                new StringSerializer(),
                serializer);
        this.schemaId = ByteBuffer.wrap(serializer.serialize(topic, record("unused", "unused")))
                .getInt(1);
    }

    private static Schema withOneMoreField() {
        Schema known = CardListRequested.getClassSchema();
        List<Schema.Field> fields = new ArrayList<>();
        known.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field("colour", Schema.create(Schema.Type.STRING), null, "blue"));
        return Schema.createRecord(known.getName(), null, known.getNamespace(), false, fields);
    }

    int schemaId() {
        return schemaId;
    }

    void request(String clientId, String requestId) throws Exception {
        producer.send(new ProducerRecord<>(topic, clientId, record(clientId, requestId)))
                .get(30, TimeUnit.SECONDS);
    }

    private GenericRecord record(String clientId, String requestId) {
        GenericRecord request = new GenericData.Record(schema);
        request.put("request_id", requestId);
        request.put("client_id", clientId);
        request.put("requested_at", Instant.now().toEpochMilli());
        request.put("colour", "red");
        return request;
    }

    @Override
    public void close() throws IOException {
        producer.close();
        registry.close();
    }
}
