package cardstate.dev.oracle;

import cardstate.config.BadSettingsException;
import cardstate.config.Settings;
import cardstate.config.SettingsReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Options of {@code ./run verify}: the service's own variables, and what the command line says instead of them. */
final class VerifyArguments {

    private static final String APPLICATION_ID = "APPLICATION_ID";

    /** An option and the variable of contract.md that it stands for. */
    private static final Map<String, String> VARIABLES = Map.of(
            "--bootstrap", "KAFKA_BOOTSTRAP_SERVERS",
            "--registry", "SCHEMA_REGISTRY_URL",
            "--prefix", "TOPIC_PREFIX",
            "--application-id", APPLICATION_ID,
            "--ttl-ms", "REQUEST_TTL_MS",
            "--removal-after-missing", "REMOVAL_AFTER_MISSING");

    /** What the settings want beside, and nobody here uses. */
    private static final Map<String, String> UNUSED = Map.of(
            "CARD_API_URL", "https://unused.invalid",
            "CARD_API_AUTH_ID", "unused",
            "CARD_API_SECRET", "unused",
            "STATE_DIR", "target/run/verify",
            "INSTANCE_ID", "verify");

    private final Map<String, String> variables = new HashMap<>(UNUSED);
    private Duration settle = Duration.ofSeconds(60);
    private boolean atRest;

    /**
     * @throws IllegalArgumentException where an option is not known or has no value
     * @throws BadSettingsException where a value is none, as the service says it
     */
    static OracleOptions read(String[] arguments, Map<String, String> environment) throws BadSettingsException {
        VerifyArguments read = new VerifyArguments();
        environment.entrySet().stream()
                .filter(variable -> concerns().test(variable.getKey()))
                .forEach(variable -> read.variables.put(variable.getKey(), variable.getValue()));
        read.take(arguments);
        return read.options();
    }

    private static Predicate<String> concerns() {
        return name -> name.startsWith("KAFKA_")
                || name.startsWith("SCHEMA_REGISTRY_")
                || VARIABLES.values().stream().anyMatch(known -> name.equals(known) || name.equals(known + "_FILE"));
    }

    private void take(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (option.equals("--at-rest")) {
                atRest = true;
            } else if (!VARIABLES.containsKey(option) && !option.equals("--settle-seconds")) {
                throw new IllegalArgumentException("there is no option " + option);
            } else if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(option + " needs a value");
            } else {
                set(option, arguments[++i]);
            }
        }
    }

    private void set(String option, String value) {
        String variable = VARIABLES.get(option);
        if (variable != null) {
            variables.put(variable, value);
            variables.remove(variable + "_FILE");
        } else if (value.matches("\\d{1,6}")) {
            settle = Duration.ofSeconds(Long.parseLong(value));
        } else {
            throw new IllegalArgumentException(option + " must be a whole number of seconds");
        }
    }

    private OracleOptions options() throws BadSettingsException {
        Settings settings = SettingsReader.read(variables).settings();
        boolean named = variables.containsKey(APPLICATION_ID) || variables.containsKey(APPLICATION_ID + "_FILE");
        OracleOptions options = OracleOptions.of(settings.kafka(), settings.registry())
                .withPrefix(settings.app().topicPrefix())
                .withApplicationId(named ? settings.app().applicationId() : null)
                .withTtl(settings.requests().ttl())
                .withRemovalAfterMissing(settings.removalAfterMissing())
                .withSettle(settle);
        return atRest ? options.whenAtRest() : options;
    }
}
