package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.command.Commands;
import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import cardstate.topic.RegistryClient;
import cardstate.v1.CardListRequested;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dead letters published again, on a real broker and registry, beside the built jar. */
@ExtendWith(RealStack.class)
class RedriveIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CLIENT = "client-1";

    private final Installation installation;
    private final List<String> printed = new ArrayList<>();
    private Child service;

    RedriveIT(RealStack.Up stack) {
        installation = new Installation(stack, Behaviour.flawless(), Map.of());
        service = installation.start("one");
    }

    @AfterEach
    void stop() {
        service.close();
        installation.close();
    }

    @Test
    void shouldServeARequestOnceItsSchemaIsRegistered() throws Exception {
        // given
        installation.request(CLIENT, "usual").get();
        installation.awaitWork();
        try (SchemaRegistryClient registry = RegistryClient.open(
                Map.of("schema.registry.url", installation.stack.registry().url()))) {
            int next = registry.register(installation.prefix + "another", another(installation.prefix)) + 1;
            send(CLIENT, wire(next, newer()));
            awaitLetters(1);
            assertThat(registry.register(installation.topics.requests().subject(), new AvroSchema(newer())))
                    .as("the id that the record was written with")
                    .isEqualTo(next);
        }
        service.terminate(Duration.ofSeconds(40)); // it believes for half a minute that there is no such schema
        service = installation.start("one");

        // when
        assertThat(operate("redrive", "--dry-run")).isEqualTo(Commands.DONE);
        assertThat(operate("redrive", "--reason", "DECODE")).isEqualTo(Commands.DONE);
        assertThat(operate("redrive", "--reason", "SCHEMA_UNKNOWN")).isEqualTo(Commands.DONE);
        assertThat(operate("redrive")).isEqualTo(Commands.DONE);

        // then
        assertThat(printed)
                .anyMatch(line -> line.matches("SCHEMA_UNKNOWN +1 would be published.*"))
                .anyMatch(line -> line.matches("DECODE +0 published.*"))
                .anyMatch(line -> line.matches("SCHEMA_UNKNOWN +1 published.*"))
                .anyMatch(line -> line.matches("SCHEMA_UNKNOWN +0 published.*"));
        await().atMost(SOON).untilAsserted(() -> assertThat(installation.readBytes(installation.topics.snapshots()))
                .hasSize(2)
                .last()
                .satisfies(snapshot -> assertThat(snapshot.headers().lastHeader("redriven-from"))
                        .isNotNull()));
        assertThat(installation.count(installation.topics.requests())).isEqualTo(3);
        installation.awaitPromises();
    }

    @Test
    void shouldPublishWhatIsNoRequestOnceAndNotAgainWhenItComesBack() throws Exception {
        // given
        installation.request(CLIENT, "usual").get();
        installation.awaitWork();
        byte[] noise = {1, 2, 3};
        send(CLIENT, noise);
        awaitLetters(1);

        // when
        operate("redrive");
        awaitLetters(2);
        operate("redrive");

        // then
        assertThat(printed)
                .anyMatch(line -> line.matches("DECODE +1 published, 0 came back.*"))
                .anyMatch(line -> line.matches("DECODE +0 published, 1 came back.*"));
        assertThat(installation.readBytes(installation.topics.requests()))
                .filteredOn(request -> Arrays.equals(request.value(), noise))
                .hasSize(2)
                .extracting(ConsumerRecord::key)
                .containsOnly(CLIENT);

        // and when
        operate("redrive", "--again");
        awaitLetters(3);
        operate("redrive", "--dry-run");

        // then
        assertThat(printed)
                .anyMatch(line -> line.matches("DECODE +0 would be published, 2 came back.*1 dealt with before"));
        installation.awaitPromises();
    }

    private int operate(String... words) throws InterruptedException {
        return Commands.run(List.of(words), installation.environment("one"), printed::add);
    }

    private void awaitLetters(int count) {
        await().atMost(SOON).untilAsserted(() -> assertThat(installation.count(installation.topics.deadLetters()))
                .isEqualTo(count));
    }

    private void send(String key, byte[] value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", installation.stack.broker().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            installation.topics.requests().name(), key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        }
    }

    /** What a newer producer writes: a field more. */
    private static Schema newer() {
        List<Schema.Field> fields = new ArrayList<>();
        CardListRequested.getClassSchema()
                .getFields()
                .forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field(
                "channel",
                SchemaBuilder.builder().unionOf().nullType().and().stringType().endUnion(),
                null,
                (Object) Schema.Field.NULL_DEFAULT_VALUE));
        return Schema.createRecord("CardListRequested", null, "cardstate.v1", false, fields);
    }

    private static AvroSchema another(String name) {
        return new AvroSchema(SchemaBuilder.record("Another" + name.replaceAll("[^a-z0-9]", ""))
                .fields()
                .endRecord());
    }

    private static byte[] wire(int schemaId, Schema schema) throws Exception {
        GenericRecord request = new GenericData.Record(schema);
        request.put("request_id", "of-a-newer-producer");
        request.put("client_id", CLIENT);
        request.put("requested_at", Instant.now().toEpochMilli());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(schemaId).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(request, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
