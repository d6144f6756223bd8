package cardstate.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** One document of a YAML file; a key that stands twice in it is an error. */
record Manifest(Path file, Map<String, Object> content) {

    static final Path FOLDER = Path.of("deploy", "kubernetes");

    /** Every document under {@code deploy/kubernetes} but Prometheus' own rules and their tests. */
    static List<Manifest> all() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .filter(file -> !file.getFileName().toString().startsWith("alerts"))
                    .sorted()
                    .flatMap(file -> of(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Manifest> of(Path file) {
        try {
            return parse(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Manifest> parse(Path file, String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        List<Manifest> manifests = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
            manifests.add(new Manifest(file, (Map<String, Object>) document));
        }
        return manifests;
    }

    String kind() {
        return String.valueOf(content.get("kind"));
    }

    String type() {
        return content.get("apiVersion") + "/" + kind();
    }

    @Override
    public String toString() {
        return file + " " + kind();
    }
}
