package cardstate.dev.child;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a child JVM runs.
 *
 * @param name what errors call it
 * @param mainClass its main class
 * @param classPath what it finds its classes on
 * @param options options of the JVM
 * @param arguments arguments of the main class
 * @param environment its variables; of ours it gets only those that every program needs
 * @param log takes its standard output and error, anew at each start
 * @param grace when our JVM ends, how long its owner has to end it in good order before it is killed
 */
public record ChildSpec(
        String name,
        String mainClass,
        String classPath,
        List<String> options,
        List<String> arguments,
        Map<String, String> environment,
        Path log,
        Duration grace) {

    public ChildSpec {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The environment may hold secrets: only the name is shown. */
    @Override
    public String toString() {
        return "ChildSpec[" + name + "]";
    }
}
