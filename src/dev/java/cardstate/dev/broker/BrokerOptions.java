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
 * @param features levels that its directory is formatted with where they are not to be Kafka's own
 * @param secure a listener for users with a password, null for none and no ACLs
 */
public record BrokerOptions(
        int port,
        @Nullable Path directory,
        Map<String, String> properties,
        Map<String, Integer> features,
        @Nullable SecureListener secure) {

    public BrokerOptions {
        properties = Map.copyOf(properties);
        features = Map.copyOf(features);
    }

    /** A free port, a directory of its own, the usual properties. */
    public static BrokerOptions usual() {
        return new BrokerOptions(0, null, Map.of(), Map.of(), null);
    }

    public BrokerOptions onPort(int chosen) {
        return new BrokerOptions(chosen, directory, properties, features, secure);
    }

    public BrokerOptions in(Path chosen) {
        return new BrokerOptions(port, chosen, properties, features, secure);
    }

    public BrokerOptions with(String property, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(property, value);
        return new BrokerOptions(port, directory, more, features, secure);
    }

    public BrokerOptions withFeature(String feature, int level) {
        Map<String, Integer> more = new LinkedHashMap<>(features);
        more.put(feature, level);
        return new BrokerOptions(port, directory, properties, more, secure);
    }

    public BrokerOptions withSecure(SecureListener listener) {
        return new BrokerOptions(port, directory, properties, features, listener);
    }
}
