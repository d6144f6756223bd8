package cardstate.dev.broker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Properties of a small broker that is its own controller. */
final class BrokerProperties {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    /** Before the name of a feature: its level, for who formats the directory; no property of Kafka's. */
    static final String FEATURE = "feature.";

    private BrokerProperties() {}

    /** What every kind of broker gets: one replica, no topic made by accident, no wait before a rebalance. */
    static Map<String, String> usual() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("default.replication.factor", "1");
        properties.put("min.insync.replicas", "1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "4");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("auto.create.topics.enable", "false");
        return properties;
    }

    /** What a broker on this machine gets besides: where it listens and writes, and little memory. */
    static Map<String, String> local(Place place, BrokerOptions options) {
        Map<String, String> properties = usual();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", String.valueOf(NODE_ID));
        properties.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + place.controllerPort());
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        properties.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + place.port() + "," + CONTROLLER + "://127.0.0.1:" + place.controllerPort());
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("log.dirs", place.directory().toString());
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("log.cleaner.threads", "1");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("num.recovery.threads.per.data.dir", "1");
        SecureListener secure = options.secure();
        if (secure != null) {
            properties.merge("listeners", "," + SecureListener.NAME + "://127.0.0.1:" + secure.port(), String::concat);
            properties.merge(
                    "listener.security.protocol.map",
                    "," + SecureListener.NAME + ":" + SecureListener.NAME,
                    String::concat);
            properties.putAll(secure.properties());
        }
        options.features().forEach((feature, level) -> properties.put(FEATURE + feature, String.valueOf(level)));
        properties.putAll(options.properties());
        return properties;
    }

    /** Where a local broker listens, on the loopback address, and where it writes. */
    record Place(int port, int controllerPort, Path directory) {

        String bootstrapServers() {
            return "127.0.0.1:" + port;
        }
    }
}
