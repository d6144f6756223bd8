package cardstate.dev.broker;

import cardstate.dev.broker.BrokerProperties.Place;
import cardstate.dev.child.Child;
import cardstate.dev.child.ChildSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The two nodes of a {@link ChildBroker}, each in a JVM of its own. Pure but for {@link #start}. */
enum ChildNode {
    CONTROLLER(BrokerProperties.NODE_ID),
    BROKER(BrokerProperties.NODE_ID + 1);

    /** A broker that stands still must not be taken for gone: its partitions would have no leader. */
    private static final String SESSION_MS = "600000";

    private static final String LISTENERS = "listeners";

    private final int id;

    ChildNode(int id) {
        this.id = id;
    }

    int id() {
        return id;
    }

    private String role() {
        return this == BROKER ? "broker" : "controller";
    }

    /** The properties of one that is both, cut down to what concerns this node. */
    private Map<String, String> properties(Map<String, String> both) {
        Map<String, String> properties = new LinkedHashMap<>(both);
        properties.put("node.id", Integer.toString(id));
        properties.put("process.roles", role());
        properties.put("broker.session.timeout.ms", SESSION_MS);
        Predicate<String> ofController = listener -> listener.startsWith(BrokerProperties.CONTROLLER + ":");
        properties.put(
                LISTENERS,
                Arrays.stream(both.getOrDefault(LISTENERS, "").split(",", -1))
                        .filter(this == BROKER ? ofController.negate() : ofController)
                        .collect(Collectors.joining(",")));
        if (this == CONTROLLER) {
            properties.remove("advertised.listeners");
            properties.remove("inter.broker.listener.name");
        }
        return properties;
    }

    /** Starts it on its directory within the place; it may not be ready when this returns. */
    Child start(Place place, BrokerOptions options, List<String> jvmOptions, String clusterId) {
        Path data = place.directory().resolve(role());
        Place inner = new Place(place.port(), place.controllerPort(), data);
        Path file = place.directory().resolve(role() + ".properties");
        write(file, properties(BrokerProperties.local(inner, options)));
        return Child.start(new ChildSpec(
                role(),
                BrokerMain.class.getName(),
                System.getProperty("java.class.path"),
                jvmOptions,
                List.of(data.toString(), file.toString(), clusterId),
                Map.of(),
                log(place),
                Duration.ZERO));
    }

    Path log(Place place) {
        return place.directory().resolve(role() + ".log");
    }

    private static void write(Path file, Map<String, String> properties) {
        Properties all = new Properties();
        all.putAll(properties);
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file)) {
                all.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the node's properties to " + file, e);
        }
    }
}
