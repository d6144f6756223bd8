package cardstate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/faults.md says which test proves what of every fault: each that it names is there. */
class FaultTableTest {

    private static final Path DOCUMENT = Path.of("docs", "faults.md");
    private static final int FAULTS = 31;
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))(?:#(\\w+))?`");

    @Test
    void shouldHaveARowWithATestForEveryFault() throws IOException {
        // when
        List<String> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .toList();

        // then
        assertThat(rows)
                .extracting(row -> row.split("\\|")[1].strip())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, FAULTS)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(rows).allMatch(row -> Pattern.compile("[UTSIK] `\\w+#\\w+`")
                .matcher(row.split("\\|")[3])
                .find());
    }

    @Test
    void shouldNameTestsThatExist() throws IOException {
        // given
        Map<String, String> sources = sources();

        // when
        List<String> unknown = new ArrayList<>();
        for (MatchResult named :
                NAMED.matcher(Files.readString(DOCUMENT)).results().toList()) {
            String source = sources.get(named.group(1));
            if (source == null || (named.group(2) != null && !hasTest(source, named.group(2)))) {
                unknown.add(named.group());
            }
        }

        // then
        assertThat(unknown).isEmpty();
    }

    /** Annotated as a test, whatever stands between the annotation and the name. */
    private static boolean hasTest(String source, String name) {
        int end = source.indexOf("    void " + name + "(");
        if (end < 0) {
            return false;
        }
        String before = source.substring(Math.max(0, source.lastIndexOf("\n    }\n", end)), end);
        return before.contains("@Test") || before.contains("@ParameterizedTest");
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            FaultTableTest::text,
                            (one, other) -> one + other));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
