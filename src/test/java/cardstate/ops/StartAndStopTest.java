package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process while no broker answers it. */
class StartAndStopTest {

    private static final Map<String, String> IMPATIENT =
            Map.of("KAFKA_ADMIN_DEFAULT_API_TIMEOUT_MS", "500", "KAFKA_ADMIN_REQUEST_TIMEOUT_MS", "400");

    private final Path directory;

    StartAndStopTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldEndWithZeroOnSigterm() throws Exception {
        try (MainProcess process = start(Map.of())) {
            // given
            process.awaitOutput("Not started yet: no broker of 127.0.0.1:9 answers");

            // when
            process.sigterm();

            // then
            assertThat(process.status()).isZero();
        }
    }

    @Test
    void shouldEndWithZeroOnSigtermWhileItStillReadsItsSettings() throws Exception {
        try (MainProcess process = start(Map.of())) {
            // given
            await().pollInterval(Duration.ofMillis(1)).until(() -> Files.exists(directory.resolve("state")));

            // when
            process.sigterm();

            // then
            assertThat(process.status()).isZero();
        }
    }

    @Test
    void shouldEndWithTwoAndTheWholeReportWhereSettingsAreWrong() throws Exception {
        // when
        try (MainProcess process = start(Map.of("CARD_API_URL", "nowhere", "HTTP_PORT", "0"))) {

            // then
            assertThat(process.status()).isEqualTo(2);
            assertThat(process.errors()).contains("2 settings are wrong", "CARD_API_URL must be", "HTTP_PORT must be");
        }
    }

    @Test
    void shouldLogOneJsonObjectALineWithStableKeys() throws Exception {
        // when
        try (MainProcess process = start(Map.of("LOG_FORMAT", "json"))) {

            // then
            process.awaitOutput("Not started yet");
            assertThat(process.output().lines()).isNotEmpty().allSatisfy(line -> assertThat(
                            new JsonObject(line).fieldNames())
                    .containsAll(DocumentedKeys.always())
                    .isSubsetOf(DocumentedKeys.all()));
        }
    }

    @Test
    void shouldLogNoSecret() throws Exception {
        // given
        Map<String, String> secrets = Map.of(
                "CARD_API_SECRET", "hunter2",
                "KAFKA_SASL_JAAS_CONFIG", "x.Y required password=hunter2;",
                "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "user:hunter2");

        // when
        try (MainProcess process = start(secrets)) {

            // then
            process.awaitOutput("Not started yet");
            assertThat(process.output() + process.errors()).doesNotContain("hunter2");
        }
    }

    private MainProcess start(Map<String, String> variables) throws Exception {
        Map<String, String> all = new HashMap<>(IMPATIENT);
        all.putAll(variables);
        return MainProcess.start(directory, all);
    }
}
