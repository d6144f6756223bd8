package cardstate.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/** The schemas in a directory, by the names of their records. */
final class SchemaFiles {

    static final Path CURRENT = Path.of("schemas");
    static final Path RELEASED = CURRENT.resolve("released");

    private SchemaFiles() {}

    /** Every record of the directory, whichever order its files refer to one another in. */
    static Map<String, Schema> in(Path directory) {
        SchemaParser parser = new SchemaParser();
        try (var files = Files.newDirectoryStream(directory, "*.avsc")) {
            for (Path file : files) {
                parser.parse(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Schema> schemas = new TreeMap<>();
        parser.getParsedNamedSchemas().forEach(schema -> schemas.put(schema.getName(), schema));
        return schemas;
    }

    /** The directories of the released versions. */
    static List<Path> releases() {
        try (var directories = Files.list(RELEASED)) {
            return directories.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
