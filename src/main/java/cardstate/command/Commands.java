package cardstate.command;

import cardstate.config.BadSettingsException;
import cardstate.config.OperatorSettings;
import cardstate.config.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;

/**
 * An operator's commands, with the service's own environment variables: {@code reset}, {@code forget}, {@code redrive}.
 * For one thread, which waits until it is done.
 */
public final class Commands {

    /** It is done. */
    public static final int DONE = 0;

    /** It was refused, or failed; what was printed says how far it came. */
    public static final int NOT_DONE = 1;

    /** The command line or the settings are wrong. */
    public static final int WRONG = 2;

    private static final String HELP = "Operator's commands, with the service's settings in the environment:\n\n"
            + ForgetCommand.HELP + "\n\n" + RedriveCommand.HELP + "\n\n" + ResetCommand.HELP;

    private static final Set<String> ASKS_FOR_HELP = Set.of("help", "--help", "-h");

    private Commands() {}

    /**
     * Does what the words say.
     *
     * @param words the command and its options
     * @param environment as {@link System#getenv()} has it
     * @param out takes what is printed, a line or more at a time
     * @return the status to exit with
     */
    public static int run(List<String> words, Map<String, String> environment, Consumer<String> out)
            throws InterruptedException {
        if (words.isEmpty()) {
            out.accept(HELP);
            return WRONG;
        }
        if (ASKS_FOR_HELP.contains(words.get(0)) || Arguments.options(words).contains("--help")) {
            out.accept(HELP);
            return DONE;
        }
        List<String> options = words.subList(1, words.size());
        try {
            return switch (words.get(0)) {
                case "forget" -> new ForgetCommand(settings(environment), out).run(options);
                case "redrive" -> new RedriveCommand(settings(environment), out).run(options);
                case "reset" -> new ResetCommand(settings(environment), out).run(options);
                default -> throw new UsageException("there is no command " + words.get(0));
            };
        } catch (UsageException e) {
            out.accept(e.getMessage() + "; --help says more");
            return WRONG;
        } catch (BadSettingsException e) {
            out.accept(e.getMessage());
            return WRONG;
        } catch (RefusalException e) {
            out.accept("Refused: " + e.getMessage());
            return NOT_DONE;
        } catch (KafkaException e) {
            out.accept("Kafka does not let it happen (" + names(e)
                    + "): is a broker there, does this user have the rights of docs/security.md, and does no other"
                    + " command of this kind run?");
            return NOT_DONE;
        }
    }

    /** What went wrong and why, by the names alone: messages may quote data. */
    private static String names(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .map(each -> each.getClass().getSimpleName())
                .collect(Collectors.joining(", by "));
    }

    private static OperatorSettings settings(Map<String, String> environment) throws BadSettingsException {
        return SettingsReader.forOperator(environment);
    }
}
