package cardstate.dev.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** Kafka's own server in this JVM: broker, controller, or both in one. Owned by one thread. */
final class KafkaNode {

    private final KafkaRaftServer server;

    private KafkaNode(KafkaRaftServer server) {
        this.server = server;
    }

    /** A node of a cluster of its own: see {@link #start(Path, Map, String)}. */
    static KafkaNode start(Path directory, Map<String, String> properties) {
        return start(directory, properties, Uuid.randomUuid().toString());
    }

    /** Formats the directory where that was not done before, starts the server, and returns when it works. */
    static KafkaNode start(Path directory, Map<String, String> properties, String clusterId) {
        Properties all = new Properties();
        Map<String, Short> features = new HashMap<>(Map.of("transaction.version", (short) 2));
        properties.forEach((name, value) -> {
            if (name.startsWith(BrokerProperties.FEATURE)) {
                features.put(name.substring(BrokerProperties.FEATURE.length()), Short.valueOf(value));
            } else {
                all.put(name, value);
            }
        });
        format(directory, Integer.parseInt(all.getProperty("node.id")), clusterId, features);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(all, false), Time.SYSTEM);
        server.startup();
        return new KafkaNode(server);
    }

    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    void awaitStop() {
        server.awaitShutdown();
    }

    private static void format(Path directory, int node, String clusterId, Map<String, Short> features) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Formatter formatter = new Formatter();
            features.forEach(formatter::setFeatureLevel);
            formatter
                    .setNodeId(node)
                    .setClusterId(clusterId)
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("could not format the broker's directory " + directory, e);
        }
    }
}
