package cardstate.dev.soak;

import cardstate.dev.child.Child;
import cardstate.dev.child.ChildSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One instance of the built jar: ended and started again as told, always in its own state directory; and what it did
 * without being told. Owned by one thread.
 */
final class Instance {

    private static final Path JAR = Path.of("target", "card-state-streams.jar");

    /** The drain, the time that Kafka Streams is given to close, and what the service adds to both. */
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(45);

    private final String name;
    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();
    private @Nullable Child child;
    private int lives;

    Instance(String name, Path folder, Map<String, String> environment) {
        this.name = name;
        this.folder = folder;
        this.environment = environment;
    }

    /** Starts it. Does nothing where it runs. */
    void start() {
        if (child != null) {
            return;
        }
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is not there: ./run build makes it");
        }
        child = Child.start(new ChildSpec(
                name,
                "cardstate.Main",
                JAR.toAbsolutePath().toString(),
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of(),
                environment,
                log(++lives),
                Duration.ZERO));
    }

    void kill() {
        if (child != null) {
            child.kill();
            child = null;
        }
    }

    /** SIGTERM; its status must be 0, and soon. */
    void terminate() {
        if (child != null) {
            child.resume();
            child.terminate(STOPS_WITHIN);
            if (child.exitStatus() != 0) {
                problems.add(name + " ended with status " + child.exitStatus() + " after SIGTERM, see " + log(lives));
            }
            child = null;
        }
    }

    void pause() {
        if (child != null) {
            child.pause();
        }
    }

    void resume() {
        if (child != null) {
            child.resume();
        }
    }

    /** Removes its state, where it has any yet. It must not run. */
    void wipe() {
        Path state = Path.of(environment.getOrDefault("STATE_DIR", ""));
        if (!Files.exists(state)) {
            return;
        }
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("could not wipe " + state, e);
        }
    }

    /** Says once where it ended though nobody told it to, and starts it again, as whoever runs it would. */
    Optional<String> endedByItself() {
        if (child == null || child.isAlive()) {
            return Optional.empty();
        }
        String problem = name + " ended by itself with status " + child.exitStatus() + ", see " + log(lives);
        problems.add(problem);
        child = null;
        start();
        return Optional.of(problem);
    }

    boolean isAlive() {
        return child != null && child.isAlive();
    }

    /** What it did that it should not have. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** What it logged, a file for each of its lives. */
    List<Path> logs() {
        return Stream.iterate(1, life -> life <= lives, life -> life + 1)
                .map(this::log)
                .toList();
    }

    private Path log(int life) {
        return folder.resolve(name + "-" + life + ".log");
    }
}
