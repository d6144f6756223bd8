package cardstate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassedOnPropertiesTest {

    private final Path directory;

    private final Map<String, String> environment;

    PassedOnPropertiesTest(@TempDir Path directory) {
        this.directory = directory;
        this.environment = SampleEnvironment.required(directory.resolve("state"));
        environment.put("SCHEMA_REGISTRY_URL", "http://one:8081,http://two:8081");
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_SECURITY_PROTOCOL, SSL, security.protocol",
        "KAFKA_SASL_JAAS_CONFIG, x.Y required;, sasl.jaas.config",
        "KAFKA_SASL_MECHANISM, SCRAM-SHA-512, sasl.mechanism",
        "KAFKA_NUM_STREAM_THREADS, 4, num.stream.threads",
        "KAFKA_MAX_POLL_RECORDS, 10, max.poll.records",
        "KAFKA_MAIN_CONSUMER_MAX_POLL_RECORDS, 10, main.consumer.max.poll.records",
        "KAFKA_PRODUCER_COMPRESSION_TYPE, zstd, producer.compression.type",
        "KAFKA_ADMIN_REQUEST_TIMEOUT_MS, 1000, admin.request.timeout.ms",
        "KAFKA_TOPIC_MIN_INSYNC_REPLICAS, 2, topic.min.insync.replicas",
        "KAFKA_RACK_AWARE_ASSIGNMENT_NON_OVERLAP_COST, 2, rack.aware.assignment.non_overlap_cost",
    })
    void shouldPassKafkaPropertiesOn(String variable, String value, String property) throws Exception {
        // given
        environment.put(variable, value);

        // when
        Map<String, String> kafka = SettingsReader.read(environment).settings().kafka();

        // then
        assertThat(kafka).containsEntry(property, value);
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEMA_REGISTRY_BASIC_AUTH_CREDENTIALS_SOURCE, USER_INFO, basic.auth.credentials.source",
        "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO, u:p, basic.auth.user.info",
        "SCHEMA_REGISTRY_BEARER_AUTH_TOKEN, t, bearer.auth.token",
        "SCHEMA_REGISTRY_SSL_PROTOCOL, TLSv1.3, schema.registry.ssl.protocol",
        "SCHEMA_REGISTRY_AUTO_REGISTER_SCHEMAS, false, auto.register.schemas",
        "SCHEMA_REGISTRY_URL_RANDOMIZE, true, url.randomize",
        "SCHEMA_REGISTRY_HTTP_READ_TIMEOUT_MS, 100, http.read.timeout.ms",
    })
    void shouldPassRegistryPropertiesOnAsItsClientsNameThem(String variable, String value, String property)
            throws Exception {
        // given
        environment.put(variable, value);

        // when
        Map<String, String> registry =
                SettingsReader.read(environment).settings().registry();

        // then
        assertThat(registry)
                .containsEntry(property, value)
                .containsEntry("schema.registry.url", "http://one:8081,http://two:8081");
    }

    @Test
    void shouldReadAPassedOnPropertyFromAFile() throws Exception {
        // given
        Path file = Files.writeString(directory.resolve("jaas"), "x.Y required;\n");
        environment.put("KAFKA_SASL_JAAS_CONFIG_FILE", file.toString());

        // when
        LoadedSettings loaded = SettingsReader.read(environment);

        // then
        assertThat(loaded.settings().kafka()).containsEntry("sasl.jaas.config", "x.Y required;");
        assertThat(loaded.warnings()).isEmpty();
    }

    @Test
    void shouldTakeANameThatEndsInFileForThePropertyItIs() throws Exception {
        // given
        environment.put("KAFKA_SASL_OAUTHBEARER_ASSERTION_FILE", "/run/assertion");

        // when
        Map<String, String> kafka = SettingsReader.read(environment).settings().kafka();

        // then
        assertThat(kafka).containsEntry("sasl.oauthbearer.assertion.file", "/run/assertion");
    }

    @Test
    void shouldIgnoreWhatKubernetesInjectsWithOneWarningOfNamesOnly() throws Exception {
        // given
        environment.put("KAFKA_PORT", "tcp://10.0.0.1:9092");
        environment.put("KAFKA_SERVICE_HOST", "10.0.0.1");
        environment.put("KAFKA_PORT_9092_TCP_ADDR", "10.0.0.1");
        environment.put("SCHEMA_REGISTRY_PORT", "tcp://10.0.0.2:8081");
        environment.put("SCHEMA_REGISTRY_SERVICE_PORT", "8081");

        // when
        LoadedSettings loaded = SettingsReader.read(environment);

        // then
        assertThat(loaded.warnings())
                .singleElement()
                .asString()
                .contains("KAFKA_PORT, ", "KAFKA_SERVICE_HOST", "SCHEMA_REGISTRY_PORT", "SCHEMA_REGISTRY_SERVICE_PORT")
                .doesNotContain("10.0.0");
        assertThat(loaded.settings().kafka()).containsOnlyKeys("bootstrap.servers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KAFKA_GROUP_ID",
                "KAFKA_CONSUMER_GROUP_ID",
                "KAFKA_MAIN_CONSUMER_GROUP_ID",
                "KAFKA_GROUP_INSTANCE_ID",
                "KAFKA_TRANSACTIONAL_ID",
                "KAFKA_PRODUCER_TRANSACTIONAL_ID",
                "KAFKA_ISOLATION_LEVEL",
                "KAFKA_RESTORE_CONSUMER_ISOLATION_LEVEL",
                "KAFKA_APPLICATION_ID",
                "KAFKA_APPLICATION_SERVER",
                "KAFKA_STATE_DIR",
                "KAFKA_TOPIC_MAX_MESSAGE_BYTES",
            })
    void shouldRefuseWhatWouldBreakThePromises(String variable) {
        // given
        environment.put(variable, "read_uncommitted");

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems).singleElement().asString().startsWith(variable + " cannot be set: ");
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_ACKS, 1",
        "KAFKA_PRODUCER_ACKS, 0",
        "KAFKA_RETRIES, 0",
        "KAFKA_MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 6",
        "KAFKA_COMMIT_INTERVAL_MS, 30000",
        "KAFKA_STATE_CLEANUP_DIR_MAX_AGE_MS, 86400000",
        "KAFKA_STATE_CLEANUP_DELAY_MS, 86400000",
    })
    void shouldNameTheVariableThatLetsARecordBeLostOrDoubled(String variable, String value) {
        // given
        environment.put(variable, value);

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems).singleElement().asString().startsWith(variable + " ");
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_ACKS, all",
        "KAFKA_PRODUCER_ACKS, -1",
        "KAFKA_RETRIES, 5",
        "KAFKA_MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1",
        "KAFKA_COMMIT_INTERVAL_MS, 10000",
        "KAFKA_AUTO_OFFSET_RESET, earliest",
        "KAFKA_BOOTSTRAP_SERVERS, PLAINTEXT://broker:9092",
    })
    void shouldTakeWhatKeepsThePromises(String variable, String value) {
        // given
        environment.put(variable, value);

        // then
        assertThatCode(() -> SettingsReader.read(environment)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SCHEMA_REGISTRY_MISSING_ID_CACHE_TTL_SEC",
                "SCHEMA_REGISTRY_MISSING_VERSION_CACHE_TTL_SEC",
                "SCHEMA_REGISTRY_MISSING_SCHEMA_CACHE_TTL_SEC",
            })
    void shouldIgnoreWhatTheRegistrysClientCannotRead(String variable) throws Exception {
        // given
        environment.put(variable, "30");

        // when
        LoadedSettings loaded = SettingsReader.read(environment);

        // then
        assertThat(loaded.warnings()).singleElement().asString().contains(variable);
    }

    @Test
    void shouldSayWhatAKafkaPropertyExpects() {
        // given
        environment.put("KAFKA_NUM_STREAM_THREADS", "many");

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems)
                .containsExactly("KAFKA_NUM_STREAM_THREADS is no value for num.stream.threads: expected int");
    }

    @Test
    void shouldAcceptAtLeastOnceWithAWarning() throws Exception {
        // given
        environment.put("KAFKA_PROCESSING_GUARANTEE", "at_least_once");

        // when
        LoadedSettings loaded = SettingsReader.read(environment);

        // then
        assertThat(loaded.warnings()).singleElement().asString().contains("P1 falls");
    }

    @Test
    void shouldRefuseOtherGuarantees() {
        // given
        environment.put("KAFKA_PROCESSING_GUARANTEE", "at_most_once");

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems).singleElement().asString().startsWith("KAFKA_PROCESSING_GUARANTEE ");
    }

    @Test
    void shouldPassOnThatHostNamesAreNotVerified() throws Exception {
        // given
        environment.put("KAFKA_SSL_ENDPOINT_IDENTIFICATION_ALGORITHM", "");
        environment.put("KAFKA_SASL_JAAS_CONFIG", "");

        // when
        Map<String, String> kafka = SettingsReader.read(environment).settings().kafka();

        // then
        assertThat(kafka)
                .containsEntry("ssl.endpoint.identification.algorithm", "")
                .doesNotContainKey("sasl.jaas.config");
    }
}
