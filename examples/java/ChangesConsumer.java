import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads outcomes, states and changes, as a downstream service does: committed records only, and its place is kept by its
 * group. Prints a line a record, without what is personal.
 *
 * <pre>
 * java -Dorg.apache.avro.SERIALIZABLE_PACKAGES=cardstate.v1 -cp target/card-state-streams.jar \
 *     examples/java/ChangesConsumer.java [GROUP [SECONDS]]
 * </pre>
 *
 * The property is for Avro, which trusts no class that a schema names and the class path has, as the service's jar does.
 *
 * With SECONDS it ends when nothing came for so long, otherwise with Ctrl-C. A project of its own needs kafka-clients,
 * avro and Confluent's kafka-avro-serializer.
 */
public final class ChangesConsumer {

    private static final List<String> TOPICS = List.of(
            "client-cards-snapshot", "card-list-failed", "card-state", "card-status-changed", "card-balance-changed");

    private final String prefix = setting("TOPIC_PREFIX", "");

    private ChangesConsumer() {}

    public static void main(String[] args) {
        String group = args.length > 0 ? args[0] : "java-example";
        Duration quiet = args.length > 1 ? Duration.ofSeconds(Long.parseLong(args[1])) : null;
        new ChangesConsumer().run(group, quiet);
    }

    private void run(String group, Duration quiet) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", setting("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                "schema.registry.url", setting("SCHEMA_REGISTRY_URL", "http://127.0.0.1:8085/apis/ccompat/v7"),
                "group.id", group,
                "key.deserializer", StringDeserializer.class,
                "value.deserializer", KafkaAvroDeserializer.class,
                // without it a reader sees records of transactions that came to nothing
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest",
                // times as Instant, amounts as BigDecimal
                "avro.use.logical.type.converters", true);
        try (KafkaConsumer<String, GenericRecord> consumer = new KafkaConsumer<>(settings)) {
            consumer.subscribe(TOPICS.stream().map(topic -> prefix + topic).toList());
            long lastNews = System.nanoTime();
            boolean assigned = false;
            while (quiet == null || !assigned || System.nanoTime() - lastNews < quiet.toNanos()) {
                for (ConsumerRecord<String, GenericRecord> record : consumer.poll(Duration.ofMillis(200))) {
                    System.out.println(describe(record));
                    lastNews = System.nanoTime();
                }
                if (!assigned && !consumer.assignment().isEmpty()) {
                    assigned = true;
                    lastNews = System.nanoTime();
                }
            }
        }
    }

    private String describe(ConsumerRecord<String, GenericRecord> record) {
        GenericRecord value = record.value();
        return switch (record.topic().substring(prefix.length())) {
            case "client-cards-snapshot" -> "client " + record.key() + ": " + ((List<?>) value.get("cards")).size()
                    + " cards, request " + value.get("request_id");
            case "card-list-failed" -> "client " + record.key() + ": no list, " + value.get("reason") + ", request "
                    + value.get("request_id");
            case "card-state" -> "card " + record.key()
                    + (value == null
                            ? ": gone"
                            : ": state " + value.get("sequence") + ", listed by " + value.get("listed_by"));
            case "card-status-changed" -> "card " + record.key() + ": status " + value.get("previous_status") + " -> "
                    + value.get("current_status") + ", state " + value.get("sequence");
            default -> "card " + record.key() + ": a balance in " + value.get("currency") + " "
                    + (value.get("previous") == null
                            ? "appeared"
                            : value.get("current") == null ? "disappeared" : "changed")
                    + ", state " + value.get("sequence");
        };
    }

    private static String setting(String name, String local) {
        return System.getenv().getOrDefault(name, local);
    }
}
