package cardstate.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** The directory that an instance keeps its state in, and the id that it keeps there. */
final class StateDirectory {

    private static final String ID_FILE = "instance-id";

    private final Path path;

    StateDirectory(Path path) {
        this.path = path;
    }

    /**
     * Makes the directory where it is missing, and writes and removes a file to be sure that it can be written.
     *
     * @throws IOException where it cannot
     */
    void makeWritable() throws IOException {
        Files.createDirectories(path);
        Files.delete(Files.createTempFile(path, "writable", ".tmp"));
    }

    /**
     * The id kept in the directory, made once: an instance that comes back with its directory is the same member of
     * the group.
     */
    String instanceId() throws IOException {
        Path file = path.resolve(ID_FILE);
        if (Files.isRegularFile(file)) {
            String kept = Files.readString(file).strip();
            if (!kept.isEmpty()) {
                return kept;
            }
        }
        String fresh = UUID.randomUUID().toString();
        writeWhole(file, fresh + "\n");
        return fresh;
    }

    /** A crash leaves the old content or the new, never half of it. */
    private void writeWhole(Path file, String content) throws IOException {
        Path draft = Files.createTempFile(path, ID_FILE, ".tmp");
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
