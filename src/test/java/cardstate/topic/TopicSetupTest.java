package cardstate.topic;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cardstate.config.Settings;
import cardstate.config.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicSetupTest {

    private final Path directory;

    TopicSetupTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9", "no-such-host.invalid:9092"})
    void shouldTryAgainAndNameTheServersWhereNoneAnswers(String servers) throws Exception {
        // given
        Settings settings = SettingsReader.read(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", servers,
                        "KAFKA_ADMIN_DEFAULT_API_TIMEOUT_MS", "300",
                        "KAFKA_ADMIN_REQUEST_TIMEOUT_MS", "200",
                        "SCHEMA_REGISTRY_URL", "http://127.0.0.1:9",
                        "CARD_API_URL", "http://127.0.0.1:9",
                        "CARD_API_AUTH_ID", "123456",
                        "CARD_API_SECRET", "secret",
                        "STATE_DIR", directory.toString()))
                .settings();

        // when
        TopicSetup setup = new TopicSetup(
                settings, new Topics(settings.app()), () -> Admin.create(AdminProperties.of(settings.kafka())));

        // then
        assertThatThrownBy(setup::prepare)
                .isInstanceOf(NotYetException.class)
                .hasMessageContaining("no broker of " + servers + " answers");
    }
}
