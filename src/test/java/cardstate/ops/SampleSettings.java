package cardstate.ops;

import cardstate.config.BadSettingsException;
import cardstate.config.Settings;
import cardstate.config.SettingsReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings as the reader makes them, with some variables of a test. */
final class SampleSettings {

    private SampleSettings() {}

    static Settings with(Path stateDir, Map<String, String> variables) throws BadSettingsException {
        Map<String, String> environment = environment(stateDir);
        environment.putAll(variables);
        return SettingsReader.read(environment).settings();
    }

    /** No broker listens on port 9 (discard). */
    static Map<String, String> environment(Path stateDir) {
        return new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9",
                "SCHEMA_REGISTRY_URL", "http://127.0.0.1:9",
                "CARD_API_URL", "http://127.0.0.1:9",
                "CARD_API_AUTH_ID", "123456",
                "CARD_API_SECRET", "secret",
                "INSTANCE_ID", "one",
                "STATE_DIR", stateDir.toString()));
    }
}
