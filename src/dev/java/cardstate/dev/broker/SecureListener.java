package cardstate.dev.broker;

import java.nio.file.Path;
import java.util.Map;

/**
 * A second listener, for users with a password: SASL_SSL with SCRAM-SHA-512. Where a broker has it, ACLs are enforced: a
 * user may do what it was granted and nothing else, and the plain listener's anonymous user may do everything.
 *
 * @param port on the loopback address
 * @param keyStore the broker's key and certificate, PKCS12
 * @param password of the key store and of its key
 */
public record SecureListener(int port, Path keyStore, String password) {

    static final String NAME = "SASL_SSL";

    Map<String, String> properties() {
        String listener = "listener.name.sasl_ssl.";
        return Map.of(
                "authorizer.class.name",
                "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users",
                "User:ANONYMOUS",
                listener + "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                listener + "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                listener + "ssl.keystore.type",
                "PKCS12",
                listener + "ssl.keystore.location",
                keyStore.toString(),
                listener + "ssl.keystore.password",
                password,
                listener + "ssl.key.password",
                password);
    }

    /** The password is not shown. */
    @Override
    public String toString() {
        return "SecureListener[port=" + port + ", keyStore=" + keyStore + "]";
    }
}
