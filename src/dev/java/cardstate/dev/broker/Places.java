package cardstate.dev.broker;

import cardstate.dev.broker.BrokerProperties.Place;
import cardstate.dev.child.Ports;
import java.nio.file.Path;
import java.util.function.Function;

/** Finds a place for a broker: free ports may be taken between the look and the start, so it tries a few times. */
final class Places {

    private static final int TRIES = 3;

    private Places() {}

    /** Starts a broker at a place that fits the options, and returns what the start returned. */
    static <T> T firstThatStarts(BrokerOptions options, Function<Place, T> start) {
        Path chosen = options.directory();
        RuntimeException last = new IllegalStateException("no try");
        int tries = options.port() == 0 ? TRIES : 1;
        for (int i = 0; i < tries; i++) {
            Path directory = chosen == null ? Folders.temporary() : chosen;
            int port = options.port() == 0 ? Ports.free() : options.port();
            try {
                return start.apply(new Place(port, Ports.free(), directory));
            } catch (RuntimeException e) {
                last = e;
                if (chosen == null) {
                    Folders.delete(directory);
                }
            }
        }
        throw new IllegalStateException(
                "the broker does not start" + (options.port() == 0 ? "" : " on port " + options.port()), last);
    }
}
