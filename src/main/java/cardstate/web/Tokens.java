package cardstate.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may ask. A line of the file is a token; a token followed by a space and {@code sensitive} may see sensitive fields
 * too; empty lines and those that begin with # are nothing. The file is read again when it has changed, at most once a
 * second; while it cannot be read, or holds none, the last good tokens stand. Without a file everybody may ask and see
 * all: that is for loopback only. Safe for all threads.
 */
public final class Tokens {

    /** What a caller may do. */
    enum Access {
        MASKED,
        SENSITIVE
    }

    private record Token(byte[] value, Access access) {}

    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String SENSITIVE = "sensitive";

    private final @Nullable Path file;
    private final LongSupplier nanos;
    private List<Token> tokens = List.of();
    private long nextLook;

    /** @param file null: everybody may ask */
    public Tokens(@Nullable Path file) {
        this(file, System::nanoTime);
    }

    Tokens(@Nullable Path file, LongSupplier nanos) {
        this.file = file;
        this.nanos = nanos;
        this.nextLook = nanos.getAsLong();
    }

    /** @param authorization the request's header of that name */
    Optional<Access> access(@Nullable String authorization) {
        if (file == null) {
            return Optional.of(Access.SENSITIVE);
        }
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        byte[] given = authorization.substring(7).strip().getBytes(StandardCharsets.UTF_8);
        Access access = null;
        for (Token token : current(file)) {
            if (MessageDigest.isEqual(token.value(), given)) {
                access = token.access();
            }
        }
        return Optional.ofNullable(access);
    }

    private synchronized List<Token> current(Path from) {
        long now = nanos.getAsLong();
        if (now - nextLook >= 0) {
            nextLook = now + PAUSE_NANOS;
            try {
                List<Token> read = read(from);
                if (read.isEmpty() && !tokens.isEmpty()) {
                    LOG.warn("The file of HTTP tokens {} holds none; the last good tokens stand", from);
                } else {
                    tokens = read;
                }
            } catch (IOException e) {
                LOG.warn("The file of HTTP tokens {} cannot be read; the last good tokens stand", from);
            }
        }
        return tokens;
    }

    private static List<Token> read(Path file) throws IOException {
        List<Token> read = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] words = line.strip().split("\\s+", 2);
            if (!words[0].isEmpty() && !words[0].startsWith("#")) {
                boolean all = words.length == 2 && words[1].equals(SENSITIVE);
                read.add(new Token(words[0].getBytes(StandardCharsets.UTF_8), all ? Access.SENSITIVE : Access.MASKED));
            }
        }
        return List.copyOf(read);
    }

    /** The file's name alone. */
    @Override
    public String toString() {
        return "Tokens[" + file + "]";
    }
}
