package cardstate.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.processor.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The age of the stores on disk. Kafka Streams restores those anew that are older than {@code state.cleanup.dir.max.age.ms}
 * (ADR 2), and takes for their age that of a task's directory, which a write to a store does not change. A directory may
 * be older than what it holds, never younger: one whose task had moved away before the stop keeps its age.
 */
final class TaskDirectories {

    private static final Logger LOG = LoggerFactory.getLogger(TaskDirectories.class);

    private TaskDirectories() {}

    /** The tasks whose stores are kept up to date by the threads, as active ones or as standbys. */
    static Set<TaskId> keptUpBy(Collection<ThreadMetadata> threads) {
        return threads.stream()
                .flatMap(thread -> Stream.concat(thread.activeTasks().stream(), thread.standbyTasks().stream()))
                .map(TaskMetadata::taskId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What the stores of these tasks hold is as of now: to be called when they have been closed in good order, and only
     * then.
     *
     * @param application the directory that Kafka Streams keeps below {@code STATE_DIR}; it may be missing
     * @param tasks those that were kept up to date until the close; some may have no directory
     */
    static void closedAt(Instant now, Path application, Set<TaskId> tasks) {
        try {
            for (TaskId task : tasks) {
                Path directory = application.resolve(task.toString());
                if (Files.isDirectory(directory)) {
                    Files.setLastModifiedTime(directory, FileTime.from(now));
                }
            }
        } catch (IOException e) {
            LOG.warn(
                    "The state directory's times could not be set ({}); a later start may restore all stores anew",
                    e.getClass().getSimpleName());
        }
    }
}
