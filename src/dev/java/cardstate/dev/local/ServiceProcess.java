package cardstate.dev.local;

import cardstate.dev.child.Child;
import cardstate.dev.child.ChildSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The service as it is deployed: a process of its own that knows nothing but its environment. */
final class ServiceProcess {

    static final Path LOG = LocalTopics.FOLDER.resolve("service.log");

    private static final Path CLASS_PATH = Path.of("target", "run", "service.classpath");

    private ServiceProcess() {}

    static Child start(Addresses addresses, Duration grace) {
        return Child.start(new ChildSpec(
                "service",
                "cardstate.Main",
                classPath(),
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of(),
                environment(addresses),
                LOG,
                grace));
    }

    private static Map<String, String> environment(Addresses addresses) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", addresses.kafka(),
                "SCHEMA_REGISTRY_URL", addresses.registry(),
                "CARD_API_URL", addresses.provider(),
                "CARD_API_AUTH_ID", "123456",
                "CARD_API_SECRET", "secret",
                "TOPICS_CREATE", "true",
                "STATE_DIR",
                        LocalTopics.FOLDER.resolve("state").toAbsolutePath().toString(),
                "HTTP_PORT", String.valueOf(URI.create(addresses.service()).getPort()));
    }

    private static String classPath() {
        try {
            return "target/classes:"
                    + Files.readString(CLASS_PATH, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(CLASS_PATH + " is not there: start with ./run local", e);
        }
    }

    /** The end of the log, for a person who must find out why it ended. */
    static String lastLines() {
        try {
            List<String> lines = Files.readAllLines(LOG, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(" + LOG + " cannot be read)";
        }
    }
}
