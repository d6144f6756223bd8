package cardstate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands say and do without a broker. */
class CommandsTest {

    private final Path stateDir;
    private final List<String> printed = new ArrayList<>();
    private final Map<String, String> environment;

    CommandsTest(@TempDir Path directory) {
        stateDir = directory.resolve("state");
        environment = new HashMap<>(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9", "STATE_DIR", stateDir.toString()));
    }

    @Test
    void shouldNeedNothingOfTheProviderAndMakeNoStateDirectory() throws InterruptedException {
        // when
        int status = run("forget", "");

        // then
        assertThat(status).isEqualTo(Commands.WRONG);
        assertThat(printed).singleElement().asString().contains("1 to 128 printable");
        assertThat(stateDir).doesNotExist();
    }

    @Test
    void shouldTellWrongSettingsWithoutTheirValues() throws InterruptedException {
        // given
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "PLANTED");
        environment.put("TOPIC_PREFIX", "PLANTED/");

        // when
        int status = run("redrive");

        // then
        assertThat(status).isEqualTo(Commands.WRONG);
        assertThat(printed.toString())
                .contains("KAFKA_BOOTSTRAP_SERVERS", "TOPIC_PREFIX")
                .doesNotContain("PLANTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erase",
                "forget",
                "forget one two",
                "forget one --wait-seconds soon",
                "redrive --reason NONE",
                "redrive now",
                "reset --from somewhere",
                "reset --force",
                "reset --from"
            })
    void shouldRefuseWhatItDoesNotUnderstand(String line) throws InterruptedException {
        // then
        assertThat(run(line.split(" "))).isEqualTo(Commands.WRONG);
    }

    @Test
    void shouldTellWhatThereIs() throws InterruptedException {
        // then
        assertThat(run("reset", "--help")).isEqualTo(Commands.DONE);
        assertThat(printed.toString()).contains("--lose-pending", "--dry-run", "--reason R", "forget CLIENT_ID");
    }

    @Test
    void shouldDeleteOnlyTheStateOfTheInstallationAndKeepTheInstancesId() throws Exception {
        // given
        Files.createDirectories(stateDir.resolve("card-state-streams/0_1/rocksdb"));
        Files.writeString(stateDir.resolve("card-state-streams/0_1/rocksdb/data"), "data");
        Files.createDirectories(stateDir.resolve("another"));
        Files.writeString(stateDir.resolve("instance-id"), "id");

        // when
        int status = run("reset", "--state-only");

        // then
        assertThat(status).isEqualTo(Commands.DONE);
        assertThat(stateDir.resolve("card-state-streams")).doesNotExist();
        assertThat(stateDir.resolve("another")).exists();
        assertThat(stateDir.resolve("instance-id")).hasContent("id");
    }

    @Test
    void shouldOnlySayWhatItWouldDelete() throws Exception {
        // given
        Files.createDirectories(stateDir.resolve("card-state-streams"));

        // when
        run("reset", "--state-only", "--dry-run");

        // then
        assertThat(stateDir.resolve("card-state-streams")).exists();
        assertThat(printed).singleElement().asString().startsWith("Would delete");
    }

    @Test
    void shouldTouchNoStateThatAnInstanceWorksIn() throws IOException, InterruptedException {
        // given
        Path lock =
                Files.createDirectories(stateDir.resolve("card-state-streams")).resolve(".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();

            // when
            int status = run("reset", "--state-only");

            // then
            assertThat(status).isEqualTo(Commands.NOT_DONE);
            assertThat(printed).singleElement().asString().contains("an instance works in");
            assertThat(lock).exists();
        }
    }

    private int run(String... words) throws InterruptedException {
        return Commands.run(List.of(words), environment, printed::add);
    }
}
