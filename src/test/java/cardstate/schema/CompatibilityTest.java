package cardstate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** FULL_TRANSITIVE: each current schema reads what every released one wrote, and the other way round. */
class CompatibilityTest {

    private static final Map<String, Schema> CURRENT = SchemaFiles.in(SchemaFiles.CURRENT);

    @ParameterizedTest
    @MethodSource("released")
    void shouldReadWhatAReleasedSchemaWrote(Path release, String name) {
        // given
        Schema released = SchemaFiles.in(release).get(name);

        // when
        var found = SchemaCompatibility.checkReaderWriterCompatibility(CURRENT.get(name), released);

        // then
        assertThat(found.getType()).as(found.getDescription()).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @ParameterizedTest
    @MethodSource("released")
    void shouldBeReadByAReleasedSchema(Path release, String name) {
        // given
        Schema released = SchemaFiles.in(release).get(name);

        // when
        var found = SchemaCompatibility.checkReaderWriterCompatibility(released, CURRENT.get(name));

        // then
        assertThat(found.getType()).as(found.getDescription()).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @Test
    void shouldStillHaveEveryReleasedRecord() {
        // when
        Stream<String> released =
                SchemaFiles.releases().stream().flatMap(release -> SchemaFiles.in(release).keySet().stream());

        // then
        assertThat(released).isNotEmpty().allMatch(CURRENT::containsKey);
    }

    static List<Object[]> released() {
        return SchemaFiles.releases().stream()
                .flatMap(release -> SchemaFiles.in(release).keySet().stream().map(name -> new Object[] {release, name}))
                .toList();
    }
}
