package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.config.AppSettings;
import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import cardstate.topic.ContractTopic;
import cardstate.topic.Rights;
import cardstate.v1.CardListRequested;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The built jar where brokers and registry ask for TLS, passwords and rights, logging all that it can, through success and
 * every kind of trouble, with planted values wherever a name, an IBAN, a mask, a token, a secret or a body may be: it gets
 * in by settings alone, keeps its promises, and tells none of them (I5, promise P6).
 */
@ExtendWith(SecuredStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlantedValuesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String MARK = PlantedProvider.MARK;
    private static final List<String> SECRETS = List.of(
            "KAFKA_SASL_JAAS_CONFIG",
            "KAFKA_SSL_TRUSTSTORE_PASSWORD",
            "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO",
            "SCHEMA_REGISTRY_SSL_TRUSTSTORE_PASSWORD");

    private final SecuredStack.Up stack;
    private final Path directory;
    private final PlantedProvider provider = new PlantedProvider();
    private final Installation installation;
    private List<String> beans = List.of();
    private List<String> scraped = List.of();
    private List<ConsumerRecord<String, byte[]>> written = List.of();
    private String log = "";
    private int status = -1;

    PlantedValuesIT(SecuredStack.Up stack, @TempDir Path directory) {
        this.stack = stack;
        this.directory = directory;
        Map<String, String> settings = new HashMap<>(stack.settings());
        SECRETS.forEach(secret ->
                settings.put(secret + "_FILE", file(secret, Objects.requireNonNull(settings.remove(secret)))));
        settings.put("LOG_LEVEL", "TRACE");
        settings.put("CARD_API_URL", provider.url());
        settings.put("CARD_API_AUTH_ID", "PLANTED-auth-id");
        settings.put("CARD_API_SECRET", "");
        settings.put("CARD_API_SECRET_FILE", file("CARD_API_SECRET", "PLANTED-api-secret"));
        settings.put("CARD_API_MAX_RESPONSE_BYTES", Integer.toString(PlantedProvider.MAX_BYTES));
        this.installation = new Installation(stack.plain(), Behaviour.flawless(), settings);
    }

    @BeforeAll
    void liveThroughTrouble() {
        AppSettings app = new AppSettings("card-state-streams", installation.prefix, directory, "one");
        new StartHere(stack, app, directory).makeContractTopics();
        stack.grant(new Rights(app).toWork());
        try (Child service = installation.start("one")) {
            installation.request("good", "request-good");
            installation.request("card-number", "request-card-number");
            awaitCount(installation.topics.snapshots(), 2);
            PlantedProvider.FAILING.forEach(client -> requestFor(client, Duration.ofSeconds(4)));
            publishWhatIsNoRequest();
            awaitCount(installation.topics.failures(), PlantedProvider.FAILING.size());
            requestFor(PlantedProvider.UNAUTHORISED, Duration.ofSeconds(3));
            awaitCount(installation.topics.failures(), PlantedProvider.FAILING.size() + 1);
            beans = ManagementBeans.of(service.pid());
            scraped = new HttpClients()
                    .get(installation.http("one") + "/metrics")
                    .body()
                    .lines()
                    .toList();
            service.terminate(Duration.ofSeconds(40));
            status = service.exitStatus();
        }
        log = installation.logOf("one");
        written = installation.topics.all().stream()
                .filter(topic -> !topic.equals(installation.topics.requests()))
                .flatMap(topic -> installation.readBytes(topic).stream())
                .toList();
    }

    @AfterAll
    void close() {
        installation.close();
        provider.close();
    }

    @Test
    void shouldTellNothingInTheLogAtItsLowestLevel() {
        // then
        assertThat(log).contains("DEBUG", "TRACE");
        assertThat(log.lines().filter(PlantedValuesIT::tells)).isEmpty();
    }

    @Test
    void shouldTellNothingInMetrics() {
        // then
        assertThat(beans).anyMatch(line -> line.startsWith("kafka.streams:"));
        assertThat(beans).noneMatch(PlantedValuesIT::tells);
        assertThat(scraped).anyMatch(line -> line.startsWith("cardstate_"));
        assertThat(scraped).noneMatch(PlantedValuesIT::tells);
    }

    @Test
    void shouldTellNothingInHeadersAndFailures() {
        // given
        String failures = installation.topics.failures().name();

        // then
        assertThat(written).anyMatch(record -> record.headers().toArray().length > 0);
        assertThat(written.stream().flatMap(PlantedValuesIT::headers)).noneMatch(PlantedValuesIT::tells);
        assertThat(written.stream()
                        .filter(record -> record.topic().equals(failures))
                        .map(record -> text(record.value())))
                .noneMatch(PlantedValuesIT::tells);
    }

    @Test
    void shouldWriteNoFullCardNumber() {
        // then
        assertThat(written.stream().map(record -> text(record.value())))
                .noneMatch(value -> value.contains(PlantedProvider.CARD_NUMBER));
    }

    @Test
    void shouldKeepEveryPromiseByTheDocumentedRightsAndSecretsInFiles() {
        // then
        assertThat(status).isZero();
        installation.assertPromisesHold();
    }

    private void requestFor(String client, Duration ttl) {
        Instant now = Instant.now();
        installation.publish(new CardListRequested("request-" + client, client, now, now.plus(ttl), null));
    }

    /** The registry answers with a planted body for a while: what cannot be decoded for now waits. */
    private void publishWhatIsNoRequest() {
        byte[] planted = "PLANTED-value".getBytes(StandardCharsets.UTF_8);
        byte[] unknownSchema = ByteBuffer.allocate(64)
                .put((byte) 0)
                .putInt(999_999)
                .put(planted)
                .array();
        byte[] known =
                installation.readBytes(installation.topics.requests()).get(0).value();
        byte[] broken = ByteBuffer.allocate(64)
                .put(known, 0, 5)
                .put((byte) 0x7e)
                .put(planted)
                .array();
        stack.registry().answerWith("{\"error_code\":50001,\"message\":\"PLANTED-registry-body\"}");
        try (KafkaProducer<String, byte[]> raw = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.plain().broker().bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            String topic = installation.topics.requests().name();
            raw.send(new ProducerRecord<>(topic, "client", planted));
            raw.send(new ProducerRecord<>(topic, "client", broken));
            raw.send(new ProducerRecord<>(topic, "PLANTED-key", known));
            raw.send(new ProducerRecord<>(topic, "client", unknownSchema));
        }
        awaitCount(installation.topics.deadLetters(), 3);
        stack.registry().answerWith(null);
        awaitCount(installation.topics.deadLetters(), 4);
    }

    private void awaitCount(ContractTopic<?> topic, int count) {
        await().atMost(SOON).until(() -> installation.readBytes(topic).size() == count);
    }

    private String file(String name, String content) {
        try {
            return Files.writeString(directory.resolve(name), content + "\n").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> headers(ConsumerRecord<String, byte[]> record) {
        return Stream.of(record.headers().toArray())
                .flatMap(header -> Stream.of(header.key(), text(((Header) header).value())));
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** As it stands, as an array of numbers, in base64 where it begins with the registry's user, or signed. */
    private static boolean tells(String line) {
        String user = Base64.getEncoder()
                .encodeToString((SecuredStack.USER + ":").getBytes(StandardCharsets.UTF_8))
                .substring(0, 12);
        return line.contains(MARK)
                || line.contains("80, 76, 65, 78, 84, 69, 68")
                || line.contains("504c414e544544")
                || line.contains(user)
                || line.contains("eyJ1cmki")
                || line.contains(PlantedProvider.CARD_NUMBER);
    }
}
