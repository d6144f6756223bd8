package cardstate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of Kafka's and the registry's clients that would break a promise. */
class RefusedPropertiesTest {

    private final Map<String, String> environment;

    RefusedPropertiesTest(@TempDir Path directory) {
        this.environment = SampleEnvironment.required(directory.resolve("state"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KAFKA_KEY_SERIALIZER",
                "KAFKA_PRODUCER_VALUE_SERIALIZER",
                "KAFKA_CONSUMER_KEY_DESERIALIZER",
                "KAFKA_DEFAULT_VALUE_SERDE",
                "KAFKA_PARTITIONER_CLASS",
                "KAFKA_DESERIALIZATION_EXCEPTION_HANDLER",
            })
    void shouldRefuseSerialisersAndHandlers(String variable) {
        // given
        environment.put(variable, "java.lang.String");

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems).singleElement().asString().startsWith(variable + " cannot be set: ");
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_AUTO_OFFSET_RESET, latest",
        "KAFKA_CONSUMER_AUTO_OFFSET_RESET, none",
        "KAFKA_MAIN_CONSUMER_AUTO_OFFSET_RESET, latest",
    })
    void shouldRefuseToSkipRequests(String variable, String value) {
        // given
        environment.put(variable, value);

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems).singleElement().asString().startsWith(variable + " cannot be set: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KAFKA_ENABLE_AUTO_COMMIT", "KAFKA_CONSUMER_ENABLE_AUTO_COMMIT"})
    void shouldRefuseAutoCommit(String variable) {
        // given
        environment.put(variable, "true");

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems).singleElement().asString().startsWith(variable + " cannot be set: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", " 0 "})
    void shouldRefuseToRunWithoutAStreamThread(String threads) {
        // given
        environment.put("KAFKA_NUM_STREAM_THREADS", threads);

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems)
                .containsExactly(
                        "KAFKA_NUM_STREAM_THREADS must be 1 at least: without a stream thread no request is read");
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEMA_REGISTRY_VALUE_SUBJECT_NAME_STRATEGY, java.lang.String",
        "SCHEMA_REGISTRY_USE_LATEST_VERSION, true",
        "SCHEMA_REGISTRY_BEARER_AUTH_CREDENTIALS_SOURCE, OAUTHBEARER",
    })
    void shouldRefuseRegistryPropertiesThatCannotWork(String variable, String value) {
        // given
        environment.put(variable, value);

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems).singleElement().asString().startsWith(variable + " ");
    }
}
