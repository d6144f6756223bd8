package cardstate.dev.broker;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which broker is started: the in-process one, or Docker's where it is asked for by {@code TEST_BROKER=docker}
 * (environment) or {@code -Dtest.broker=docker}. Asked for and not there is an error, never a skipped test.
 */
public final class Brokers {

    private static final Logger LOG = LoggerFactory.getLogger(Brokers.class);

    private Brokers() {}

    /** The broker that the setting asks for, serving clients. */
    public static Broker start(BrokerOptions options) {
        Broker broker =
                switch (setting()) {
                    case "", "inprocess" -> InProcessBroker.start(options);
                    case "docker" -> DockerBroker.start(options);
                    default ->
                        throw new IllegalArgumentException("TEST_BROKER is '" + setting()
                                + "': set it to docker or inprocess, or leave it out for inprocess");
                };
        LOG.info("broker: {} at {}", broker.kind(), broker.bootstrapServers());
        return broker;
    }

    private static String setting() {
        String environment = System.getenv().getOrDefault("TEST_BROKER", "");
        return System.getProperty("test.broker", environment);
    }
}
