package cardstate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    private final Map<String, String> environment;

    SettingsReaderTest(@TempDir Path directory) {
        this.environment = SampleEnvironment.required(directory.resolve("state"));
    }

    @Test
    void shouldHaveTheDefaultsOfTheContract() throws Exception {
        // when
        Settings settings = SettingsReader.read(environment).settings();

        // then
        assertThat(settings.app().groupId()).isEqualTo("card-state-streams");
        assertThat(settings.topics().create()).isFalse();
        assertThat(settings.topics().partitions()).isEqualTo(6);
        assertThat(settings.topics().replication()).isEmpty();
        assertThat(settings.calls()).isEqualTo(new CallSettings(256, OptionalInt.empty()));
        assertThat(settings.provider().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.provider().maxResponseBytes()).isEqualTo(2_097_152);
        assertThat(settings.requests()).isEqualTo(new RequestSettings(Duration.ofMinutes(10), 1_000_000));
        assertThat(settings.removalAfterMissing()).isEqualTo(1);
        assertThat(settings.shutdownDrain()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.logFormat()).isEqualTo(LogFormat.TEXT);
        assertThat(settings.http()).isEqualTo(new HttpSettings("127.0.0.1", 8080, "127.0.0.1:8080", null));
    }

    @Test
    void shouldReadEveryValueThatIsSet() throws Exception {
        // given
        environment.put("APPLICATION_ID", "cards");
        environment.put("TOPIC_PREFIX", "test.");
        environment.put("TOPICS_CREATE", "TRUE");
        environment.put("TOPICS_REPLICATION", "3");
        environment.put("CARD_API_RATE_PER_SECOND", "50");
        environment.put("CARD_API_PROXY", "http://proxy:3128");
        environment.put("LOG_FORMAT", "json");
        environment.put("INSTANCE_ID", "pod-1");

        // when
        Settings settings = SettingsReader.read(environment).settings();

        // then
        assertThat(settings.app().groupId()).isEqualTo("test.cards");
        assertThat(settings.app().instanceId()).isEqualTo("pod-1");
        assertThat(settings.topics().create()).isTrue();
        assertThat(settings.topics().replication()).hasValue(3);
        assertThat(settings.calls().ratePerSecond()).hasValue(50);
        assertThat(settings.provider().url()).isEqualTo(URI.create("https://api.example.org/base"));
        assertThat(settings.provider().proxy()).isEqualTo(URI.create("http://proxy:3128"));
        assertThat(settings.logFormat()).isEqualTo(LogFormat.JSON);
    }

    @Test
    void shouldReportEveryMissingSettingAtOnce() {
        // given
        environment.keySet().removeIf(name -> !name.equals("STATE_DIR"));

        // when
        List<String> problems = problems();

        // then
        assertThat(problems)
                .hasSize(5)
                .anyMatch(line -> line.startsWith("KAFKA_BOOTSTRAP_SERVERS is missing"))
                .anyMatch(line -> line.startsWith("SCHEMA_REGISTRY_URL is missing"))
                .anyMatch(line -> line.startsWith("CARD_API_URL is missing"))
                .anyMatch(line -> line.startsWith("CARD_API_AUTH_ID is missing"))
                .anyMatch(line -> line.startsWith("CARD_API_SECRET is missing"));
    }

    @Test
    void shouldNeverQuoteAValueInTheReport() {
        // given
        String stateDir = String.valueOf(environment.get("STATE_DIR"));
        environment.keySet().forEach(name -> environment.put(name, "hunter2 tcp://"));
        environment.put("STATE_DIR", stateDir);
        environment.put("KAFKA_SESSION_TIMEOUT_MS", "hunter2");
        environment.put("HTTP_PORT", "hunter2");
        environment.put("HTTP_HOST", "hunter2:80");
        environment.put("HTTP_ADVERTISED", "hunter2");
        environment.put("LOG_FORMAT", "hunter2");
        environment.put("TOPIC_PREFIX", "hunter2/");
        environment.put("CARD_API_PROXY", "http://user:hunter2@proxy:3128");
        environment.put("CARD_API_URL", "https://user:hunter2@api.example.org");
        environment.put("SCHEMA_REGISTRY_URL", "https://user:hunter2@registry");

        // when
        BadSettingsException thrown = refusal();

        // then
        assertThat(thrown.problems()).hasSizeGreaterThan(8);
        assertThat(thrown).hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldNotPrintTheSecretWithTheSettings() throws Exception {
        // given
        environment.put("CARD_API_SECRET", "hunter2");
        environment.put("KAFKA_SASL_JAAS_CONFIG", "x.Y required password=hunter2;");
        environment.put("SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "user:hunter2");

        // when
        LoadedSettings loaded = SettingsReader.read(environment);

        // then
        assertThat(loaded.toString()).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "TOPICS_PARTITIONS, 0",
        "TOPICS_REPLICATION, 0",
        "TOPICS_CREATE, yes",
        "CARD_API_MAX_IN_FLIGHT, 0",
        "CARD_API_RATE_PER_SECOND, -1",
        "CARD_API_TIMEOUT_MS, 0",
        "CARD_API_MAX_RESPONSE_BYTES, 1",
        "REQUEST_TTL_MS, 86400001",
        "MAX_PENDING, 0",
        "REMOVAL_AFTER_MISSING, 0",
        "SHUTDOWN_DRAIN_MS, -1",
        "LOG_FORMAT, xml",
        "LOG_LEVEL, loud",
        "HTTP_PORT, 65536",
        "HTTP_PORT, tcp://10.0.0.1:80",
        "HTTP_HOST, '0.0.0.0:80'",
        "HTTP_ADVERTISED, nowhere",
        "HTTP_HOST, 0.0.0.0",
        "APPLICATION_ID, a/b",
        "TOPIC_PREFIX, 'a b'",
        "INSTANCE_ID, a:b",
        "CARD_API_URL, ftp://api.example.org",
        "CARD_API_URL, https://api.example.org/?a=b",
        "CARD_API_URL, https://u:p@api.example.org",
        "CARD_API_PROXY, https://proxy:1",
        "CARD_API_PROXY, http://proxy",
        "SCHEMA_REGISTRY_URL, localhost:8081",
        "KAFKA_BOOTSTRAP_SERVERS, localhost",
        "KAFKA_BOOTSTRAP_SERVERS, 'localhost:9092,'",
        "CARD_API_CA_FILE, /nowhere/ca.pem",
        "HTTP_TOKEN_FILE, /nowhere/tokens",
    })
    void shouldRefuseOneBadValueByItsName(String name, String value) {
        // given
        environment.put(name, value);

        // when
        List<String> problems = problems();

        // then
        assertThat(problems).singleElement().asString().startsWith(name + " ");
    }

    private List<String> problems() {
        return refusal().problems();
    }

    private BadSettingsException refusal() {
        return catchThrowableOfType(BadSettingsException.class, () -> SettingsReader.read(environment));
    }
}
