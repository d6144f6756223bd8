package cardstate.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The keys of JSON log lines by the table of docs/observability.md. */
final class DocumentedKeys {

    private DocumentedKeys() {}

    static Set<String> all() {
        return table().keySet();
    }

    static Set<String> always() {
        return of("every line");
    }

    /** Those in a kind of line, by the table's words. */
    static Set<String> of(String kind) {
        Set<String> keys = new TreeSet<>();
        table().forEach((key, in) -> {
            if (in.equals(kind)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static Map<String, String> table() {
        Map<String, String> table = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(Path.of("docs", "observability.md"))) {
                String[] cells = line.split("\\|");
                if (cells.length > 3 && cells[1].matches(" `\\w+` ")) {
                    table.put(cells[1].strip().replace("`", ""), cells[2].strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }
}
