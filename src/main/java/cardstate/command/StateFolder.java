package cardstate.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Kafka Streams keeps of an installation below an instance's state directory. The instance's id beside it is none of
 * it, and stays. For one thread.
 */
final class StateFolder {

    /** Kafka Streams holds a lock on it while it runs. */
    private static final String LOCK = ".lock";

    private final Path folder;

    /** @param group the group's id, after which Kafka Streams names its folder */
    StateFolder(Path stateDir, String group) {
        this.folder = stateDir.resolve(group);
    }

    Path path() {
        return folder;
    }

    boolean exists() {
        return Files.isDirectory(folder);
    }

    /** Whether an instance works in it. */
    boolean isInUse() {
        Path lock = folder.resolve(LOCK);
        if (!Files.exists(lock)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            throw new RefusalException(
                    lock + " cannot be opened (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Deletes it with all that is in it. */
    void delete() {
        if (!exists()) {
            return;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> inside = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : inside) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new RefusalException(folder + " cannot be deleted ("
                    + e.getClass().getSimpleName() + "): delete it by hand, and run this again");
        }
    }
}
