package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProcessMetersTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(kafka\\.[a-z.]+)` \\|");

    @Test
    void shouldAllowOfKafkasMetersWhatTheDocumentLists() throws IOException {
        // given
        String document = Files.readString(Path.of("docs", "metrics.md"));

        // when
        Set<String> documented =
                ROW.matcher(document).results().map(row -> row.group(1)).collect(Collectors.toSet());

        // then
        assertThat(documented).isEqualTo(ProcessMeters.KAFKA);
    }

    @Test
    void shouldLeaveOutTheOthers() {
        // given
        try (ProcessMeters meters = new ProcessMeters()) {

            // when
            meters.registry().counter("kafka.stream.thread.commit.total").increment();
            meters.registry().counter("kafka.stream.thread.task.created.total").increment();

            // then
            assertThat(meters.registry().scrape())
                    .contains("kafka_stream_thread_commit_total", "jvm_memory_used_bytes")
                    .doesNotContain("task_created");
        }
    }
}
