package cardstate.topic;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.config.AppSettings;
import cardstate.config.SettingsReader;
import cardstate.failure.DeadLetter;
import cardstate.request.Origin;
import cardstate.request.RawRequest;
import cardstate.request.Reading;
import cardstate.request.Rejection;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** docs/asyncapi.yaml is what other teams generate code from: it says what the service does, and no more. */
class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("docs", "asyncapi.yaml");
    private static final Topics TOPICS =
            new Topics(new AppSettings("card-state-streams", "", Path.of("unused"), "one"));
    private static final JsonObject API = read();
    private static final Map<String, JsonObject> CHANNELS = channels();

    static List<ContractTopic<?>> topics() {
        return TOPICS.all();
    }

    @Test
    void shouldHaveTheServicesTopicsAndNoOther() {
        // then
        assertThat(CHANNELS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        TOPICS.all().stream().map(ContractTopic::name).toList());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldShapeEachTopicAsTheServiceMakesIt(ContractTopic<?> topic, @TempDir Path directory) throws Exception {
        // given
        int partitions = SettingsReader.read(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9",
                        "SCHEMA_REGISTRY_URL", "http://127.0.0.1:9",
                        "CARD_API_URL", "http://127.0.0.1:9",
                        "CARD_API_AUTH_ID", "123456",
                        "CARD_API_SECRET", "secret",
                        "STATE_DIR", directory.toString()))
                .settings()
                .topics()
                .partitions();

        // when
        JsonObject kafka = at(channel(topic), "bindings", "kafka");
        Map<String, String> configuration = new TreeMap<>();
        kafka.getJsonObject("topicConfiguration")
                .forEach(entry -> configuration.put(
                        entry.getKey(),
                        entry.getValue() instanceof JsonArray several
                                ? several.stream().map(Object::toString).collect(Collectors.joining(","))
                                : entry.getValue().toString()));

        // then
        assertThat(kafka.getString("topic")).isEqualTo(topic.name());
        assertThat(kafka.getInteger("partitions")).isEqualTo(partitions);
        assertThat(configuration).isEqualTo(new TopicShape(TOPICS).configuration(topic));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldReferToTheSchemaOfEachTopicsValues(ContractTopic<?> topic) throws IOException {
        // given
        List<String> expected = topic.isAvro() ? List.of(topic.schema().getFullName()) : List.of();

        // when
        List<String> found = messages(topic)
                .map(message -> message.getJsonObject("payload"))
                .filter(payload -> payload.containsKey("schema"))
                .map(payload -> schema(payload.getJsonObject("schema").getString("$ref")))
                .toList();

        // then
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void shouldHaveATombstoneForStatesAlone() {
        // when
        List<String> tombstones = CHANNELS.entrySet().stream()
                .filter(channel -> messages(channel.getValue()).anyMatch(message -> "null"
                        .equals(message.getJsonObject("payload").getString("type"))))
                .map(Map.Entry::getKey)
                .toList();

        // then
        assertThat(tombstones).containsExactly(TOPICS.cardStates().name());
    }

    @Test
    void shouldReceiveRequestsAndSendAllElse() {
        // when
        List<String> operations = API.getJsonObject("operations").stream()
                .map(entry -> (JsonObject) entry.getValue())
                .map(operation -> operation.getString("action") + " "
                        + refersTo(operation.getJsonObject("channel")).getString("address"))
                .toList();

        // then
        assertThat(operations)
                .containsExactlyElementsOf(TOPICS.all().stream()
                        .map(topic -> (topic.equals(TOPICS.requests()) ? "receive " : "send ") + topic.name())
                        .toList());
    }

    @Test
    void shouldHaveTheKeysRecordsAndCleanUpOfTheContract() throws IOException {
        // given
        List<String> contract = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.matches("\\| `(card|client)-[a-z-]+`( \\(in\\))? \\|.*"))
                .map(line -> line.split("\\|"))
                .map(cells -> cells[1].replace("(in)", "").replace("`", "").strip() + ": " + cells[2].strip() + " -> "
                        + cells[3].replaceAll("`(\\w+)`.*", "$1").strip() + ", " + cells[4].strip())
                .toList();

        // when
        List<String> documented = TOPICS.all().stream()
                .map(topic -> topic.name() + ": " + key(topic) + " -> "
                        + (topic.isAvro()
                                ? topic.type().getSimpleName()
                                : "the raw bytes of a record that is no request")
                        + ", " + topic.cleanUp().policy())
                .toList();

        // then
        assertThat(documented).hasSize(7).isEqualTo(contract);
    }

    @Test
    void shouldNameTheHeadersAndReasonsOfADeadLetter() {
        // given
        DeadLetter letter = DeadLetter.of(
                        new RawRequest(new byte[9], new byte[9], new RecordHeaders(), new Origin("in", 1, 2)),
                        new Reading.Rejected(Rejection.DECODE, "java.lang.Exception"))
                .cutTo(1)
                .cutKeyTo(1);

        // when
        JsonObject headers = refersTo(
                messages(TOPICS.deadLetters()).findFirst().orElseThrow().getJsonObject("headers"));

        // then
        assertThat(headers.getJsonObject("properties").fieldNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(letter.headers().toArray())
                                .map(Header::key)
                                .toList());
        assertThat(at(headers, "properties", "reason").getJsonArray("enum").stream())
                .containsExactlyElementsOf(
                        Arrays.stream(Rejection.values()).map(Enum::name).toList());
    }

    /** What all messages of a topic call their key. */
    private static String key(ContractTopic<?> topic) {
        return messages(topic)
                .flatMap(message -> message.getJsonArray("traits", new JsonArray()).stream())
                .map(trait -> at(refersTo((JsonObject) trait), "bindings", "kafka"))
                .filter(kafka -> kafka.containsKey("key"))
                .map(kafka -> kafka.getJsonObject("key").getString("title"))
                .distinct()
                .reduce((one, other) -> one + " or " + other)
                .orElse("as it came");
    }

    private static Stream<JsonObject> messages(ContractTopic<?> topic) {
        return messages(channel(topic));
    }

    private static Stream<JsonObject> messages(JsonObject channel) {
        return channel.getJsonObject("messages").stream().map(entry -> refersTo((JsonObject) entry.getValue()));
    }

    private static JsonObject channel(ContractTopic<?> topic) {
        return Objects.requireNonNull(CHANNELS.get(topic.name()), topic.name());
    }

    private static Map<String, JsonObject> channels() {
        return API.getJsonObject("channels").stream()
                .map(entry -> (JsonObject) entry.getValue())
                .collect(Collectors.toMap(channel -> channel.getString("address"), channel -> channel));
    }

    private static JsonObject refersTo(JsonObject reference) {
        String path = reference.getString("$ref");
        assertThat(path).startsWith("#/");
        return at(API, path.substring(2).split("/"));
    }

    private static JsonObject at(JsonObject from, String... path) {
        JsonObject found = from;
        for (String step : path) {
            found = found.getJsonObject(step);
            assertThat(found).as(String.join("/", path)).isNotNull();
        }
        return found;
    }

    /** The whole name of the record in the file that the document refers to. */
    private static String schema(String reference) {
        Path file = DOCUMENT.resolveSibling(reference).normalize();
        assertThat(file.getParent()).isEqualTo(Path.of("schemas"));
        try {
            JsonObject schema = new JsonObject(Files.readString(file));
            return schema.getString("namespace") + "." + schema.getString("name");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject read() {
        try {
            Map<String, Object> document = new Yaml().load(Files.readString(DOCUMENT));
            return new JsonObject(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
