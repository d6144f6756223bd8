package cardstate.topic;

import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;

/** What a failure of Kafka's admin client means for the start, by its class: a message may quote a setting. Pure. */
final class BrokerTrouble {

    private static final String MEND_SASL = "correct the KAFKA_SASL_ settings, or the user at the brokers";

    private static final String MEND_TLS = "KAFKA_SSL_TRUSTSTORE_ must hold the authority that signed the brokers'"
            + " certificate, the certificate must name the host in KAFKA_BOOTSTRAP_SERVERS, and where the brokers ask for"
            + " a client's certificate, KAFKA_SSL_KEYSTORE_ must hold it";

    private BrokerTrouble() {}

    /** The exception to throw instead: {@link RefusedException}, {@link NotYetException}, or itself where it is a defect. */
    static RuntimeException of(KafkaException e, String servers) {
        String brokers = "the brokers at " + servers;
        String kind = " (" + e.getClass().getSimpleName() + "): ";
        if (e instanceof SslAuthenticationException) {
            return refused("TLS with " + brokers + " fails" + kind + MEND_TLS);
        }
        if (e instanceof AuthenticationException) {
            return refused(brokers + " refuse this client's credentials" + kind + MEND_SASL);
        }
        if (e instanceof AuthorizationException) {
            return refused(
                    brokers + " do not authorise this client" + kind + "grant its user the rights of docs/security.md");
        }
        if (e instanceof RetriableException || e.getCause() instanceof RetriableException) {
            return notYet(e, servers, e.getClass().getSimpleName());
        }
        return e;
    }

    /** The same for a client that could not even be made. */
    static RuntimeException ofMaking(KafkaException e, String servers) {
        return isUnresolved(e) ? notYet(e, servers, "no name resolves") : unusable(e);
    }

    private static RuntimeException notYet(KafkaException e, String servers, String why) {
        return new NotYetException(
                "no broker of " + servers + " answers (" + why
                        + "): KAFKA_BOOTSTRAP_SERVERS, and KAFKA_SECURITY_PROTOCOL"
                        + " where the brokers expect another",
                e);
    }

    /** Kafka's clients tell a name that does not resolve as a ConfigException, wrapped in a KafkaException. */
    private static boolean isUnresolved(KafkaException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause instanceof ConfigException
                && String.valueOf(cause.getMessage()).contains("resolvable");
    }

    private static RuntimeException unusable(KafkaException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return refused("Kafka's client cannot be made of these settings ("
                + root.getClass().getSimpleName() + "): correct the KAFKA_SECURITY_PROTOCOL, KAFKA_SASL_ and KAFKA_SSL_"
                + " settings");
    }

    private static RuntimeException refused(String problem) {
        return new RefusedException(List.of(problem));
    }
}
