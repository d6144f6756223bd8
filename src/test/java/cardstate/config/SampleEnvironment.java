package cardstate.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An environment with what is required, and no more. */
final class SampleEnvironment {

    private SampleEnvironment() {}

    static Map<String, String> required(Path stateDir) {
        return new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "localhost:9092",
                "SCHEMA_REGISTRY_URL", "http://localhost:8081/apis/ccompat/v7",
                "CARD_API_URL", "https://api.example.org/base",
                "CARD_API_AUTH_ID", "123456",
                "CARD_API_SECRET", "secret",
                "STATE_DIR", stateDir.toString()));
    }

    /** What the environment is refused for. */
    static List<String> problems(Map<String, String> environment) {
        return catchThrowableOfType(BadSettingsException.class, () -> SettingsReader.read(environment))
                .problems();
    }
}
