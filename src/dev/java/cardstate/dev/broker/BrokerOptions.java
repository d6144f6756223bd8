package cardstate.dev.broker;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a broker should be like.
 *
 * @param port the port that clients reach, 0 for a free one
 * @param directory where it writes, kept when it is closed; null for one of its own that is deleted then
 * @param properties broker properties that replace the usual ones
 */
public record BrokerOptions(int port, @Nullable Path directory, Map<String, String> properties) {

    public BrokerOptions {
        properties = Map.copyOf(properties);
    }

    /** A free port, a directory of its own, the usual properties. */
    public static BrokerOptions usual() {
        return new BrokerOptions(0, null, Map.of());
    }

    public BrokerOptions onPort(int chosen) {
        return new BrokerOptions(chosen, directory, properties);
    }

    public BrokerOptions in(Path chosen) {
        return new BrokerOptions(port, chosen, properties);
    }

    public BrokerOptions with(String property, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new BrokerOptions(port, directory, more);
    }
}
