package cardstate;

import cardstate.config.BadSettingsException;
import cardstate.config.LoadedSettings;
import cardstate.config.Settings;
import cardstate.config.SettingsReader;
import cardstate.ops.CardStateAssembly;
import cardstate.ops.Logging;
import cardstate.ops.ProcessEnd;
import cardstate.ops.ServiceRunner;
import cardstate.ops.SteadyTime;
import cardstate.ops.StreamsService;
import cardstate.ops.Surroundings;
import cardstate.topic.AvroTrust;
import cardstate.topic.RegistryClient;
import cardstate.topic.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
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
        AvroTrust.grant();
        try {
            start(SettingsReader.read(System.getenv()));
        } catch (BadSettingsException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_SETTINGS);
        }
    }

    private static void start(LoadedSettings loaded) {
        Settings settings = loaded.settings();
        Logging.configure(settings.logFormat());
        Logger log = LoggerFactory.getLogger(Main.class);
        log.info("Starting with {}", settings);
        loaded.warnings().forEach(log::warn);
        Topics topics = new Topics(settings.app());
        SchemaRegistryClient registry = RegistryClient.open(settings.registry());
        SteadyTime time = new SteadyTime();
        ServiceRunner runner = new ServiceRunner(
                new Surroundings(settings, topics, registry),
                facts -> new StreamsService(
                        settings, facts, new CardStateAssembly(settings, topics, facts, registry, time), time));
        ProcessEnd.arrange(runner, ProcessEnd.bound(settings.shutdownDrain()));
        System.exit(runner.run());
    }
}
