package cardstate.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A secret kept in a file, read again at most once a second, so that a new secret needs no restart. The content itself
 * is compared, not the file's times: a link swapped by Kubernetes, a copy with an old date and a write within the same
 * tick all count. While the file is missing or empty the last good secret stands. Any thread may ask; one of them reads,
 * the others do not wait.
 */
final class FileSecret implements SecretSource {

    private static final Logger LOG = LoggerFactory.getLogger(FileSecret.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private final LongSupplier nanoTime;
    private final AtomicLong nextLook;
    private volatile Secret last;
    private volatile boolean readable = true;

    FileSecret(Path file, Secret first, LongSupplier nanoTime) {
        this.file = file;
        this.last = first;
        this.nanoTime = nanoTime;
        this.nextLook = new AtomicLong(nanoTime.getAsLong() + PAUSE_NANOS);
    }

    @Override
    public Secret current() {
        long now = nanoTime.getAsLong();
        long due = nextLook.get();
        if (now - due >= 0 && nextLook.compareAndSet(due, now + PAUSE_NANOS)) {
            look();
        }
        return last;
    }

    private void look() {
        Secret found = read();
        if (found == null) {
            if (readable) {
                LOG.warn("The secret's file {} is missing, empty or unreadable; the last good secret stands", file);
            }
            readable = false;
            return;
        }
        readable = true;
        if (!found.equals(last)) {
            last = found;
            LOG.info("The secret's file {} changed; the new secret is used from now on", file);
        }
    }

    private @Nullable Secret read() {
        try {
            String content =
                    Environment.withoutNewlineAtEnd(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            return content.isBlank() ? null : new Secret(content);
        } catch (IOException e) {
            return null;
        }
    }

    /** The file's name alone. */
    @Override
    public String toString() {
        return "FileSecret[" + file + "]";
    }
}
