package cardstate.dev.broker;

import java.util.Locale;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** A broker in a container of its own. Its port is Docker's choice. */
final class DockerBroker implements Broker {

    private static final String IMAGE = "apache/kafka:4.3.1";

    private final KafkaContainer container;

    private DockerBroker(KafkaContainer container) {
        this.container = container;
    }

    @SuppressWarnings("resource")
    static DockerBroker start(BrokerOptions options) {
        if (options.port() != 0
                || options.directory() != null
                || options.secure() != null
                || !options.features().isEmpty()) {
            throw new IllegalArgumentException("A broker in Docker has no port, directory, listener or feature of your"
                    + " choice: leave them out, or unset TEST_BROKER");
        }
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException("TEST_BROKER=docker asks for Docker, but no Docker engine answers:"
                    + " start one, or unset TEST_BROKER for the in-process broker");
        }
        KafkaContainer container = new KafkaContainer(IMAGE);
        BrokerProperties.usual().forEach((name, value) -> container.withEnv(variable(name), value));
        options.properties().forEach((name, value) -> container.withEnv(variable(name), value));
        container.start();
        return new DockerBroker(container);
    }

    /** The image's rule for names of properties. */
    private static String variable(String property) {
        return "KAFKA_"
                + property.replace("_", "__")
                        .replace("-", "___")
                        .replace('.', '_')
                        .toUpperCase(Locale.ROOT);
    }

    @Override
    public String bootstrapServers() {
        return container.getBootstrapServers();
    }

    @Override
    public String kind() {
        return "Docker container " + IMAGE;
    }

    @Override
    public void close() {
        container.stop();
    }
}
