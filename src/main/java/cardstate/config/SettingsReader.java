package cardstate.config;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.event.Level;

/**
 * Makes the tree of settings from environment variables, by the names and defaults of the contract. Every value may
 * come from a file instead: NAME_FILE. All that is wrong is reported at once, each with its mend, and no report quotes
 * a value. Reading makes the state directory where it is missing. For one thread; reads once.
 */
public final class SettingsReader {

    private static final Pattern LEGAL_NAME = Pattern.compile("[a-zA-Z0-9._-]*");
    private static final String LEGAL_CHARACTERS = "letters, digits, dots, underscores and hyphens";
    /** Kafka allows 249 characters; the longest internal topic's name adds -client-lists-changelog to the group. */
    private static final int LONGEST_GROUP = 200;

    private static final int MINUTES_10 = 600_000;
    private static final int DAY = 86_400_000;

    private final Environment environment;

    private SettingsReader(Environment environment) {
        this.environment = environment;
    }

    /**
     * Reads and checks everything.
     *
     * @param variables the environment, as {@link System#getenv()} has it
     * @throws BadSettingsException where anything is wrong, with all of it
     */
    public static LoadedSettings read(Map<String, String> variables) throws BadSettingsException {
        Environment environment = new Environment(variables);
        Settings settings = new SettingsReader(environment).settings();
        if (!environment.problems().isEmpty()) {
            throw new BadSettingsException(environment.problems());
        }
        return new LoadedSettings(settings, environment.warnings());
    }

    /**
     * Reads and checks only what an operator's command needs, by the same names. Makes nothing.
     *
     * @throws BadSettingsException where anything of it is wrong, with all of it
     */
    public static OperatorSettings forOperator(Map<String, String> variables) throws BadSettingsException {
        Environment environment = new Environment(variables);
        AppSettings app = new SettingsReader(environment).app(stateDir -> "operator");
        OperatorSettings settings = new OperatorSettings(app, new KafkaProperties(environment).read());
        if (!environment.problems().isEmpty()) {
            throw new BadSettingsException(environment.problems());
        }
        return settings;
    }

    private Settings settings() {
        KafkaProperties kafka = new KafkaProperties(environment);
        RegistryProperties registry = new RegistryProperties(environment);
        Settings settings = new Settings(
                app(stateDir -> instanceId(new StateDirectory(stateDir))),
                kafka.read(),
                registry.read(),
                new ProviderReader(environment).read(),
                calls(),
                requests(),
                topics(),
                new HttpReader(environment).read(),
                environment.number("REMOVAL_AFTER_MISSING", 1, 1, 1_000),
                millis("SHUTDOWN_DRAIN_MS", 10_000, 0, MINUTES_10),
                logFormat(),
                logLevel());
        warnOfUnknown(kafka.unknown(), registry.unknown());
        return settings;
    }

    private AppSettings app(Function<Path, String> instanceId) {
        String application = environment.text("APPLICATION_ID", "card-state-streams");
        String prefix = environment.text("TOPIC_PREFIX", "");
        if (!LEGAL_NAME.matcher(application).matches()) {
            environment.problem("APPLICATION_ID", "must consist of " + LEGAL_CHARACTERS);
        }
        if (!LEGAL_NAME.matcher(prefix).matches()) {
            environment.problem("TOPIC_PREFIX", "must consist of " + LEGAL_CHARACTERS);
        }
        if (prefix.length() + application.length() > LONGEST_GROUP) {
            environment.problem(
                    "TOPIC_PREFIX",
                    "and APPLICATION_ID together must not be longer than " + LONGEST_GROUP + " characters");
        }
        Path stateDir = stateDir();
        return new AppSettings(application, prefix, stateDir, instanceId.apply(stateDir));
    }

    private Path stateDir() {
        try {
            return Path.of(environment.text("STATE_DIR", "./state"));
        } catch (InvalidPathException e) {
            environment.problem("STATE_DIR", "is not a path of this system: correct it");
            return Path.of("./state");
        }
    }

    private String instanceId(StateDirectory directory) {
        try {
            directory.makeWritable();
            String configured = environment.text("INSTANCE_ID");
            String id = configured == null ? directory.instanceId() : configured;
            if (id.length() > LONGEST_GROUP || !LEGAL_NAME.matcher(id).matches()) {
                environment.problem(
                        "INSTANCE_ID",
                        (configured == null ? "kept in STATE_DIR is damaged: remove the file instance-id; it " : "")
                                + "must consist of " + LEGAL_CHARACTERS + ", at most " + LONGEST_GROUP);
            }
            return id;
        } catch (IOException e) {
            environment.problem(
                    "STATE_DIR",
                    "cannot be made or written (" + e.getClass().getSimpleName()
                            + "): name a directory that this user may write");
            return "none";
        }
    }

    private CallSettings calls() {
        return new CallSettings(
                environment.number("CARD_API_MAX_IN_FLIGHT", 256, 1, 100_000),
                environment.optionalNumber("CARD_API_RATE_PER_SECOND", 1, 1_000_000));
    }

    private RequestSettings requests() {
        return new RequestSettings(
                millis("REQUEST_TTL_MS", MINUTES_10, 1, DAY),
                environment.number("MAX_PENDING", 1_000_000, 1, 100_000_000));
    }

    private TopicSettings topics() {
        return new TopicSettings(
                environment.flag("TOPICS_CREATE", false),
                environment.number("TOPICS_PARTITIONS", 6, 1, 10_000),
                environment.optionalNumber("TOPICS_REPLICATION", 1, Short.MAX_VALUE));
    }

    private Duration millis(String name, int otherwise, int least, int most) {
        return Duration.ofMillis(environment.number(name, otherwise, least, most));
    }

    private LogFormat logFormat() {
        return switch (environment.text("LOG_FORMAT", "text").toLowerCase(Locale.ROOT)) {
            case "text" -> LogFormat.TEXT;
            case "json" -> LogFormat.JSON;
            default -> {
                environment.problem("LOG_FORMAT", "must be text or json");
                yield LogFormat.TEXT;
            }
        };
    }

    private Level logLevel() {
        try {
            return Level.valueOf(environment.text("LOG_LEVEL", "INFO").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            environment.problem("LOG_LEVEL", "must be ERROR, WARN, INFO, DEBUG or TRACE");
            return Level.INFO;
        }
    }

    private void warnOfUnknown(List<String> kafka, List<String> registry) {
        TreeSet<String> names = new TreeSet<>(kafka);
        names.addAll(registry);
        if (!names.isEmpty()) {
            environment.warning("These variables name no client property and are ignored: " + String.join(", ", names));
        }
    }
}
