package cardstate.topic;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.config.AppSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.PatternType;
import org.junit.jupiter.api.Test;

/** docs/security.md is what operators grant by: its tables are the rights that the start is checked for. */
class SecurityDocumentTest {

    private static final Path DOCUMENT = Path.of("docs", "security.md");

    private final Rights rights =
            new Rights(new AppSettings("{APPLICATION_ID}", "{TOPIC_PREFIX}", Path.of("."), "one"));

    @Test
    void shouldListTheRightsThatTheServiceChecks() throws IOException {
        // given
        List<String> expected = Stream.concat(rights.toWork().stream(), rights.toCreate().stream())
                .map(SecurityDocumentTest::row)
                .toList();

        // when
        List<String> documented = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.matches("\\| (topic|group|transactional id|cluster) \\|.*"))
                .toList();

        // then
        assertThat(documented).containsExactlyElementsOf(expected);
    }

    private static String row(Right right) {
        String any = right.resource().patternType() == PatternType.PREFIXED ? "*" : "";
        return "| "
                + right.resource()
                        .resourceType()
                        .name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', ' ') + " | `" + right.resource().name() + any + "` | " + right.operation() + " | "
                + right.purpose() + " |";
    }
}
