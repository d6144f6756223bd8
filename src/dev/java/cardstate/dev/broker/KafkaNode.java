package cardstate.dev.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        format(directory, Integer.parseInt(properties.get("node.id")), clusterId);
        Properties all = new Properties();
        all.putAll(properties);
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

    private static void format(Path directory, int node, String clusterId) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            new Formatter()
                    .setNodeId(node)
                    .setClusterId(clusterId)
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    .setFeatureLevel("transaction.version", (short) 2)
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("could not format the broker's directory " + directory, e);
        }
    }
}
