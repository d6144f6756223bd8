package cardstate.dev.broker;

import cardstate.dev.broker.BrokerProperties.Place;
import java.util.Map;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

/** Kafka's server in this JVM. Its fatal faults are errors of the thread that met them; they do not end the JVM. */
public final class InProcessBroker implements RestartableBroker {

    private final Place place;
    private final BrokerOptions options;
    private @Nullable KafkaNode node;

    private InProcessBroker(Place place, BrokerOptions options) {
        this.place = place;
        this.options = options;
    }

    /** A broker that serves clients. */
    public static InProcessBroker start(BrokerOptions options) {
        keepTheJvm();
        return Places.firstThatStarts(options, place -> {
            InProcessBroker broker = new InProcessBroker(place, options);
            broker.start();
            return broker;
        });
    }

    private static void keepTheJvm() {
        Exit.Procedure fault = (status, message) -> {
            throw new IllegalStateException("the broker met a fatal fault, status " + status + ": " + message);
        };
        Exit.setExitProcedure(fault);
        Exit.setHaltProcedure(fault);
    }

    @Override
    public synchronized void start() {
        if (node == null) {
            Map<String, String> properties = BrokerProperties.local(place, options);
            node = KafkaNode.start(place.directory(), properties);
        }
    }

    @Override
    public synchronized void stop() {
        if (node != null) {
            node.stop();
            node = null;
        }
    }

    @Override
    public String bootstrapServers() {
        return place.bootstrapServers();
    }

    @Override
    public String kind() {
        return "in-process Kafka 4.3.1";
    }

    @Override
    public void close() {
        stop();
        if (options.directory() == null) {
            Folders.delete(place.directory());
        }
    }
}
