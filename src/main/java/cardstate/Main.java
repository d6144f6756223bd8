package cardstate;

import cardstate.command.Commands;
import cardstate.config.BadSettingsException;
import cardstate.config.LoadedSettings;
import cardstate.config.LogFormat;
import cardstate.config.Settings;
import cardstate.config.SettingsReader;
import cardstate.ops.Instance;
import cardstate.ops.Logging;
import cardstate.ops.ProcessEnd;
import cardstate.ops.ServiceRunner;
import cardstate.topic.AvroTrust;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Starts the service with the settings of the environment; with arguments it does an operator's command instead. Exit
 * status: 0 after SIGTERM or SIGINT or a command that is done, 1 after a refusal or a failure, 2 where settings or
 * arguments are wrong.
 */
public final class Main {

    private static final int BAD_SETTINGS = 2;

    /** Netty's events for the JVM's flight recorder: to register them takes a quarter of a second of the first call. */
    private static final String NETTY_EVENTS = "io.netty.jfr.enabled";

    private Main() {}

    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            command(arguments);
        }
        ProcessEnd end = ProcessEnd.arrange();
        AvroTrust.grant();
        if (System.getProperty(NETTY_EVENTS) == null) {
            System.setProperty(NETTY_EVENTS, "false");
        }
        try {
            start(SettingsReader.read(System.getenv()), end);
        } catch (BadSettingsException e) {
            System.err.println(e.getMessage());
            end.exit(BAD_SETTINGS);
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(Main.class).error("The start failed", e);
            end.exit(ServiceRunner.FAILED);
        }
    }

    private static void command(String[] arguments) {
        Logging.configure(LogFormat.TEXT, Level.WARN);
        int status;
        try {
            status = Commands.run(List.of(arguments), System.getenv(), System.out::println);
        } catch (InterruptedException e) {
            status = Commands.NOT_DONE;
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(Main.class).error("The command failed", e);
            status = Commands.NOT_DONE;
        }
        System.exit(status);
    }

    private static void start(LoadedSettings loaded, ProcessEnd end) {
        Settings settings = loaded.settings();
        Logging.configure(settings.logFormat(), settings.logLevel());
        Logger log = LoggerFactory.getLogger(Main.class);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> log.error("Uncaught in thread {}", thread.getName(), failure));
        log.info("Starting with {}", settings);
        loaded.warnings().forEach(log::warn);
        Instance instance = new Instance(settings);
        end.of(instance.runner(), ProcessEnd.bound(settings.shutdownDrain()));
        end.exit(instance.run());
    }
}
