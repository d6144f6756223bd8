package cardstate.dev.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders that a broker makes for itself. */
final class Folders {

    private Folders() {}

    static Path temporary() {
        try {
            return Files.createTempDirectory("card-state-broker");
        } catch (IOException e) {
            throw new UncheckedIOException("could not make a temporary folder for the broker", e);
        }
    }

    /** Deletes what can be deleted: a file that the broker still holds is left to the system's own clean-up. */
    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + folder, e);
        }
    }
}
