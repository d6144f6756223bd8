package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.TaskMetadataImpl;
import org.apache.kafka.streams.processor.internals.ThreadMetadataImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        TaskDirectories.closedAt(CLOSED, application, Set.of(new TaskId(0, 0), new TaskId(1, 11)));

        // then
        assertThat(Files.getLastModifiedTime(first).toInstant()).isEqualTo(CLOSED);
        assertThat(Files.getLastModifiedTime(second).toInstant()).isEqualTo(CLOSED);
    }

    @Test
    void shouldLeaveTheAgeOfStoresThatNobodyKeptUpToDate() throws IOException {
        // given
        directory("0_0");
        Path elsewhere = directory("0_1");

        // when
        TaskDirectories.closedAt(CLOSED, application, Set.of(new TaskId(0, 0)));

        // then
        assertThat(Files.getLastModifiedTime(elsewhere).toInstant()).isEqualTo(MADE);
    }

    @Test
    void shouldTakeActiveTasksAndStandbysOfEveryThread() {
        // given
        ThreadMetadata first = thread(Set.of(task(0, 0), task(1, 0)), Set.of(task(0, 1)));
        ThreadMetadata second = thread(Set.of(), Set.of(task(1, 1)));

        // then
        assertThat(TaskDirectories.keptUpBy(List.of(first, second)))
                .containsExactlyInAnyOrder(new TaskId(0, 0), new TaskId(1, 0), new TaskId(0, 1), new TaskId(1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "missing"})
    void shouldDoNothingWhereNoStoreWasEverMade(String folder) {
        // then
        assertThatCode(() -> TaskDirectories.closedAt(CLOSED, application.resolve(folder), Set.of(new TaskId(0, 0))))
                .doesNotThrowAnyException();
        assertThat(application).isEmptyDirectory();
    }

    private static TaskMetadata task(int group, int partition) {
        return new TaskMetadataImpl(new TaskId(group, partition), Set.of(), Map.of(), Map.of(), Optional.empty());
    }

    private static ThreadMetadata thread(Set<TaskMetadata> active, Set<TaskMetadata> standbys) {
        return new ThreadMetadataImpl("thread", "RUNNING", "main", "restore", "producer", "admin", active, standbys);
    }

    private Path directory(String name) throws IOException {
        Path directory = Files.createDirectory(application.resolve(name));
        return Files.setLastModifiedTime(directory, FileTime.from(MADE));
    }
}
