package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskDirectoriesTest {

    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant CLOSED = Instant.parse("2026-01-02T03:04:05Z");

    private final Path application;

    TaskDirectoriesTest(@TempDir Path application) {
        this.application = application;
    }

    @Test
    void shouldMakeTheStoresOfATaskAsYoungAsTheirClose() throws IOException {
        // given
        Path first = directory("0_0");
        Path second = directory("1_11");

        // when
        TaskDirectories.closedAt(CLOSED, application);

        // then
        assertThat(Files.getLastModifiedTime(first).toInstant()).isEqualTo(CLOSED);
        assertThat(Files.getLastModifiedTime(second).toInstant()).isEqualTo(CLOSED);
    }

    @Test
    void shouldLeaveWhatIsNoTasks() throws IOException {
        // given
        Path other = directory("kept");

        // when
        TaskDirectories.closedAt(CLOSED, application);

        // then
        assertThat(Files.getLastModifiedTime(other).toInstant()).isEqualTo(MADE);
    }

    @Test
    void shouldDoNothingWhereNoStoreWasEverMade() {
        // then
        assertThatCode(() -> TaskDirectories.closedAt(CLOSED, application.resolve("missing")))
                .doesNotThrowAnyException();
    }

    private Path directory(String name) throws IOException {
        Path directory = Files.createDirectory(application.resolve(name));
        return Files.setLastModifiedTime(directory, FileTime.from(MADE));
    }
}
