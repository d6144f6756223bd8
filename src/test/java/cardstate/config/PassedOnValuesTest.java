package cardstate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kafka checks most values without the white space around them. */
class PassedOnValuesTest {

    private final Map<String, String> environment;

    PassedOnValuesTest(@TempDir Path directory) {
        this.environment = SampleEnvironment.required(directory.resolve("state"));
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_NUM_STREAM_THREADS, '4 ', num.stream.threads, 4",
        "KAFKA_SECURITY_PROTOCOL, ' SSL', security.protocol, SSL",
        "KAFKA_METRIC_REPORTERS, ' ', metric.reporters, ''",
        "KAFKA_AUTO_OFFSET_RESET, 'earliest ', auto.offset.reset, earliest",
        "KAFKA_SASL_JAAS_CONFIG, ' x.Y required; ', sasl.jaas.config, ' x.Y required; '",
        "KAFKA_TOPIC_MIN_INSYNC_REPLICAS, '2 ', topic.min.insync.replicas, '2 '",
    })
    void shouldPassAKafkaPropertyOnAsItWasChecked(String variable, String value, String property, String passed)
            throws Exception {
        // given
        environment.put(variable, value);

        // when
        Map<String, String> kafka = SettingsReader.read(environment).settings().kafka();

        // then
        assertThat(kafka).containsEntry(property, passed);
    }

    @ParameterizedTest
    @CsvSource({
        "SCHEMA_REGISTRY_AUTO_REGISTER_SCHEMAS, 'false ', auto.register.schemas, false",
        "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO, 'u: p ', basic.auth.user.info, 'u: p '",
    })
    void shouldPassARegistryPropertyOnAsItWasChecked(String variable, String value, String property, String passed)
            throws Exception {
        // given
        environment.put(variable, value);

        // when
        Map<String, String> registry =
                SettingsReader.read(environment).settings().registry();

        // then
        assertThat(registry).containsEntry(property, passed);
    }
}
