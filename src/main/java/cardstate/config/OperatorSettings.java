package cardstate.config;

import java.util.Map;

/**
 * What an operator's command must know of the installation that it works on.
 *
 * @param app its names, and the state directory of this machine
 * @param kafka properties for Kafka's clients, {@code bootstrap.servers} among them
 */
public record OperatorSettings(AppSettings app, Map<String, String> kafka) {

    public OperatorSettings {
        kafka = Map.copyOf(kafka);
    }

    /** Client properties may hold passwords: only their names are shown. */
    @Override
    public String toString() {
        return "OperatorSettings[app=" + app + ", kafka=" + kafka.keySet() + "]";
    }
}
