package cardstate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the source files themselves must keep. */
class SourceRulesTest {

    private static final int LONGEST = 300;

    @Test
    void shouldHaveNoFileOverThreeHundredLines() {
        // when
        List<String> tooLong = sources()
                .filter(file -> lines(file).size() > LONGEST)
                .map(file -> file + " has " + lines(file).size() + " lines")
                .toList();

        // then
        assertThat(tooLong).isEmpty();
    }

    @Test
    void shouldMarkEveryPackageAsNullMarked() {
        // when
        List<Path> unmarked = sources()
                .filter(file -> file.startsWith("src/main") && file.toString().endsWith(".java"))
                .map(Path::getParent)
                .distinct()
                .filter(directory -> !isNullMarked(directory.resolve("package-info.java")))
                .toList();

        // then
        assertThat(unmarked).isEmpty();
    }

    private static boolean isNullMarked(Path file) {
        return Files.exists(file) && lines(file).contains("@NullMarked");
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not text", e);
        }
    }
}
