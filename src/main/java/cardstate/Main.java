package cardstate;

import cardstate.config.BadSettingsException;
import cardstate.config.LoadedSettings;
import cardstate.config.Settings;
import cardstate.config.SettingsReader;
import cardstate.ops.Instance;
import cardstate.ops.Logging;
import cardstate.ops.ProcessEnd;
import cardstate.ops.ServiceRunner;
import cardstate.topic.AvroTrust;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the service with the settings of the environment. Exit status: 0 after SIGTERM or SIGINT, 1 after a refused
 * start or a failure, 2 where settings are wrong.
 */
public final class Main {

    private static final int BAD_SETTINGS = 2;

    private Main() {}

    public static void main(String[] arguments) {
        ProcessEnd end = ProcessEnd.arrange();
        AvroTrust.grant();
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
