import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Asks for a client's cards, as an upstream service does: one record on {@code card-list-requested}, keyed by the client.
 *
 * <pre>
 * java -Dorg.apache.avro.SERIALIZABLE_PACKAGES=cardstate.v1 -cp target/card-state-streams.jar \
 *     examples/java/RequestProducer.java CLIENT_ID [REQUEST_ID]
 * </pre>
 *
 * The property is for Avro, which trusts no class that a schema names and the class path has, as the service's jar does.
 *
 * A project of its own needs kafka-clients, avro and Confluent's kafka-avro-serializer.
 */
public final class RequestProducer {

    private static final Path SCHEMA = Path.of("schemas", "CardListRequested.avsc");

    private RequestProducer() {}

    public static void main(String[] args) throws Exception {
        if (args.length == 0) {
            System.err.println("which client? RequestProducer CLIENT_ID [REQUEST_ID]");
            System.exit(2);
        }
        String client = args[0];
        String request = args.length > 1 ? args[1] : UUID.randomUUID().toString();
        String topic = setting("TOPIC_PREFIX", "") + "card-list-requested";
        Schema schema = new SchemaParser().parse(SCHEMA).mainSchema();
        GenericRecord value = new GenericRecordBuilder(schema)
                .set("request_id", request)
                .set("client_id", client)
                .set("requested_at", Instant.now().toEpochMilli())
                .set("requested_by", "java example")
                .build();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", setting("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                "schema.registry.url", setting("SCHEMA_REGISTRY_URL", "http://127.0.0.1:8085/apis/ccompat/v7"),
                "key.serializer", StringSerializer.class,
                "value.serializer", KafkaAvroSerializer.class,
                // repeated sends neither double nor reorder requests
                "enable.idempotence", true,
                // the schema is the service's: taken from the registry, never put there by a producer
                "auto.register.schemas", false,
                "use.latest.version", true);
        try (KafkaProducer<String, GenericRecord> producer = new KafkaProducer<>(settings)) {
            ProducerRecord<String, GenericRecord> record = new ProducerRecord<>(topic, client, value);
            // every header comes back on all that follows from the request
            record.headers().add("x-example", "java".getBytes(StandardCharsets.UTF_8));
            RecordMetadata where = producer.send(record).get();
            System.out.println("published request " + request + " for " + client + " to " + where);
        }
    }

    private static String setting(String name, String local) {
        return System.getenv().getOrDefault(name, local);
    }
}
