package cardstate.deploy;

import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment that deployed instances are given. */
final class Settings {

    private Settings() {}

    /** Of every pod, from the base's configuration and the stateful set; a value that is not plain is empty. */
    static Map<String, String> ofPods() {
        Map<String, String> settings = new TreeMap<>();
        StrictModels.first(Manifest.FOLDER.resolve("base/kustomization.yaml"), OperatorKinds.Kustomization.class)
                .configMapGenerator()
                .stream()
                .flatMap(map -> map.literals().stream())
                .map(literal -> literal.split("=", 2))
                .forEach(pair -> settings.put(pair[0], pair[1]));
        for (V1EnvVar variable : StrictModels.first(
                        Manifest.FOLDER.resolve("base/statefulset.yaml"), V1StatefulSet.class)
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getEnv()) {
            settings.put(variable.getName(), variable.getValue() == null ? "" : variable.getValue());
        }
        return settings;
    }

    /** What a setting in milliseconds is where nobody sets it, by the README's table. */
    static Duration defaultOf(String setting) throws IOException {
        Matcher row =
                Pattern.compile("\\| `" + setting + "` \\| (\\d+) \\|").matcher(Files.readString(Path.of("README.md")));
        if (!row.find()) {
            throw new IllegalArgumentException("the README has no default of " + setting);
        }
        return Duration.ofMillis(Long.parseLong(row.group(1)));
    }

    /** Whether the README's table has it, or it is a client's property or of the JVM. */
    static boolean isKnown(String name, String readme) {
        String plain = name.replaceFirst("_FILE$", "");
        return readme.contains("`" + name + "`")
                || readme.contains("`" + plain + "`")
                || name.matches("(KAFKA|SCHEMA_REGISTRY)_[A-Z_]+")
                || name.equals("JAVA_TOOL_OPTIONS")
                || name.equals("POD_NAME");
    }
}
