package cardstate.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class DescriptionTest {

    /**
     * State and internal topics hang on these names and numbers: another description may need another {@code
     * APPLICATION_ID}. Where the change is meant, put the new one into {@code topology.txt}.
     */
    @Test
    void shouldStayWhatStateAndInternalTopicsHangOn() throws IOException {
        try (Rig rig = new Rig();
                InputStream golden = requireNonNull(DescriptionTest.class.getResourceAsStream("topology.txt"))) {
            // when
            String description =
                    CardStateTopology.of(rig.parts).describe().toString().strip();

            // then
            assertThat(description).isEqualToNormalizingNewlines(new String(golden.readAllBytes(), UTF_8).strip());
        }
    }
}
