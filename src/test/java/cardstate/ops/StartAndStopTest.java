package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process itself, as {@code java -jar} starts it; no broker answers it. */
class StartAndStopTest {

    private final Path directory;
    private @Nullable Process process;

    StartAndStopTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void endTheProcess() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void shouldEndWithZeroOnSigterm() throws Exception {
        // given
        Process started = start(Map.of());
        awaitOutput("Not started yet: no broker of 127.0.0.1:9 answers");

        // when
        started.destroy();

        // then
        assertThat(status(started)).isZero();
    }

    @Test
    void shouldEndWithTwoAndTheWholeReportWhereSettingsAreWrong() throws Exception {
        // when
        Process started = start(Map.of("CARD_API_URL", "nowhere", "HTTP_PORT", "0"));

        // then
        assertThat(status(started)).isEqualTo(2);
        assertThat(errors()).contains("2 settings are wrong", "CARD_API_URL must be", "HTTP_PORT must be");
    }

    @Test
    void shouldLogOneJsonObjectALineWithStableKeys() throws Exception {
        // when
        start(Map.of("LOG_FORMAT", "json"));

        // then
        awaitOutput("Not started yet");
        assertThat(output().lines())
                .allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("}"))
                .allMatch(line -> line.contains("\"message\":")
                        && line.contains("\"logger\":")
                        && line.contains("\"thread\":")
                        && line.contains("\"level\":"));
    }

    @Test
    void shouldLogNoSecret() throws Exception {
        // when
        start(Map.of(
                "CARD_API_SECRET", "hunter2",
                "KAFKA_SASL_JAAS_CONFIG", "x.Y required password=hunter2;",
                "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "user:hunter2"));

        // then
        awaitOutput("Not started yet");
        assertThat(output() + errors()).doesNotContain("hunter2");
    }

    private Process start(Map<String, String> variables) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "cardstate.Main");
        builder.environment().putAll(SampleSettings.environment(directory.resolve("state")));
        builder.environment().putAll(Map.of("KAFKA_ADMIN_DEFAULT_API_TIMEOUT_MS", "500"));
        builder.environment().putAll(Map.of("KAFKA_ADMIN_REQUEST_TIMEOUT_MS", "400"));
        builder.environment().putAll(variables);
        builder.redirectOutput(directory.resolve("output").toFile());
        builder.redirectError(directory.resolve("errors").toFile());
        Process started = builder.start();
        process = started;
        return started;
    }

    private void awaitOutput(String text) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(output()).contains(text));
    }

    private static int status(Process started) throws InterruptedException {
        assertThat(started.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return started.exitValue();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }

    private String errors() throws IOException {
        return Files.readString(directory.resolve("errors"));
    }
}
