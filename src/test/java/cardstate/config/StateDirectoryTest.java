package cardstate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

    private final Path directory;
    private final Map<String, String> environment;

    StateDirectoryTest(@TempDir Path directory) {
        this.directory = directory;
        this.environment = SampleEnvironment.required(directory.resolve("state"));
    }

    @Test
    void shouldKeepTheInstanceIdInTheStateDirectory() throws Exception {
        // given
        String first = SettingsReader.read(environment).settings().app().instanceId();

        // when
        String second = SettingsReader.read(environment).settings().app().instanceId();

        // then
        assertThat(second).isEqualTo(first).isNotBlank();
    }

    @Test
    void shouldLeaveOnlyTheInstanceIdInTheStateDirectory() throws Exception {
        // when
        SettingsReader.read(environment);

        // then
        try (var files = Files.list(directory.resolve("state"))) {
            assertThat(files).containsExactly(directory.resolve("state/instance-id"));
        }
    }

    @Test
    void shouldNameTheStateDirectoryThatCannotBeMade() throws Exception {
        // given
        environment.put("STATE_DIR", file("occupied", "x").resolve("state").toString());

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems).singleElement().asString().startsWith("STATE_DIR cannot be made or written");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}
