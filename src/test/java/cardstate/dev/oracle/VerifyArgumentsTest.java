package cardstate.dev.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cardstate.config.BadSettingsException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerifyArgumentsTest {

    private static final Map<String, String> ADDRESSES =
            Map.of("KAFKA_BOOTSTRAP_SERVERS", "broker:9092", "SCHEMA_REGISTRY_URL", "http://registry:8081");

    @Test
    void shouldTakeOptionsBeforeTheServicesVariables() throws Exception {
        // when
        OracleOptions options =
                VerifyArguments.read(new String[] {"--bootstrap", "other:1", "--ttl-ms", "5"}, ADDRESSES);

        // then
        assertThat(options.kafka()).containsEntry("bootstrap.servers", "other:1");
        assertThat(options.ttl()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void shouldPassTheServicesClientPropertiesOn() throws Exception {
        // given
        Map<String, String> environment = new HashMap<>(ADDRESSES);
        environment.put("KAFKA_SECURITY_PROTOCOL", "SSL");

        // when
        OracleOptions options = VerifyArguments.read(new String[0], environment);

        // then
        assertThat(options.kafka()).containsEntry("security.protocol", "SSL");
    }

    @Test
    void shouldCheckOffsetsOnlyWhereTheApplicationIsNamed() throws Exception {
        assertThat(VerifyArguments.read(new String[0], ADDRESSES).applicationId())
                .isNull();
    }

    @Test
    void shouldSayWhichAddressIsMissing() {
        assertThatThrownBy(() -> VerifyArguments.read(new String[] {"--bootstrap", "broker:9092"}, Map.of()))
                .isInstanceOf(BadSettingsException.class)
                .hasMessageContaining("SCHEMA_REGISTRY_URL is missing");
    }

    @Test
    void shouldRefuseAnUnknownOption() {
        assertThatThrownBy(() -> VerifyArguments.read(new String[] {"--bootstraps", "x"}, ADDRESSES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--bootstraps");
    }
}
