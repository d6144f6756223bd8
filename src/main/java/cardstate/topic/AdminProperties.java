package cardstate.topic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The properties of an admin client for the time of the start, out of all that is passed on to Kafka's clients. */
public final class AdminProperties {

    private static final String PREFIX = "admin.";
    private static final int ANSWER_MS = 5_000;
    private static final int GIVE_UP_MS = 10_000;

    private AdminProperties() {}

    /**
     * Time-outs are short, since the caller tries again and says so; what is passed on goes before.
     *
     * @param kafka the properties of {@code Settings.kafka()}
     */
    public static Map<String, Object> of(Map<String, String> kafka) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, GIVE_UP_MS);
        properties.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        ConfigDef known = AdminClientConfig.configDef();
        kafka.forEach((name, value) -> {
            if (known.names().contains(name)) {
                properties.put(name, value);
            }
        });
        kafka.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                properties.put(name.substring(PREFIX.length()), value);
            }
        });
        fit(properties);
        return properties;
    }

    /** The client refuses a whole call that may take less time than one of its requests: the one that was passed on holds. */
    private static void fit(Map<String, Object> properties) {
        int request = millis(properties, AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG);
        int whole = millis(properties, AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG);
        if (whole < request) {
            boolean ours = whole == GIVE_UP_MS;
            properties.put(
                    ours
                            ? AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG
                            : AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    ours ? request : whole);
        }
    }

    private static int millis(Map<String, Object> properties, String name) {
        return Integer.parseInt(String.valueOf(properties.get(name)).strip());
    }
}
