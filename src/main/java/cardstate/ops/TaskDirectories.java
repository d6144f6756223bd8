package cardstate.ops;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The age of the stores on disk. Kafka Streams restores those anew that are older than {@code state.cleanup.dir.max.age.ms}
 * (ADR 2), and takes for their age that of a task's directory, which a write to a store does not change.
 */
final class TaskDirectories {

    private static final Logger LOG = LoggerFactory.getLogger(TaskDirectories.class);

    private static final String TASKS = "[0-9]*_[0-9]*";

    private TaskDirectories() {}

    /**
     * What the stores hold is as of now: to be called when all have been closed in good order, and only then.
     *
     * @param application the directory that Kafka Streams keeps below {@code STATE_DIR}; it may be missing
     */
    static void closedAt(Instant now, Path application) {
        if (!Files.isDirectory(application)) {
            return;
        }
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(application, TASKS)) {
            for (Path task : tasks) {
                Files.setLastModifiedTime(task, FileTime.from(now));
            }
        } catch (IOException e) {
            LOG.warn(
                    "The state directory's times could not be set ({}); a later start may restore all stores anew",
                    e.getClass().getSimpleName());
        }
    }
}
