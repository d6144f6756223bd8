package cardstate.system;

import static org.awaitility.Awaitility.await;

import cardstate.dev.broker.Broker;
import cardstate.dev.broker.BrokerOptions;
import cardstate.dev.broker.InProcessBroker;
import cardstate.dev.broker.SecureListener;
import cardstate.dev.child.Ports;
import cardstate.dev.registry.SecureRegistry;
import cardstate.topic.Right;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A broker that asks for a password over TLS and enforces ACLs, and a registry behind TLS and basic authentication; one
 * of each for all test classes of a run. Tests themselves come in by the broker's plain listener, where all is allowed.
 */
final class SecuredStack implements ParameterResolver {

    static final String USER = "card-state";
    static final String PASSWORD = "PLANTED-kafka-password";
    static final String STORE_PASSWORD = "PLANTED-store-password";
    static final String REGISTRY_PASSWORD = "PLANTED-registry-password";

    /** What is up; ended with the run. */
    record Up(RealStack.Up plain, SecureRegistry registry, int port, Keys keys, Admin admin) implements AutoCloseable {

        static Up start(RealStack.Up shared) {
            Keys keys = Keys.make(folder(), STORE_PASSWORD);
            int port = Ports.free();
            Broker broker = InProcessBroker.start(
                    BrokerOptions.usual().withSecure(new SecureListener(port, keys.keyStore(), STORE_PASSWORD)));
            Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
            done(admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            USER, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096), PASSWORD)))
                    .all());
            SecureRegistry registry =
                    SecureRegistry.start(shared.registry(), keys.keyStore(), STORE_PASSWORD, USER, REGISTRY_PASSWORD);
            return new Up(new RealStack.Up(broker, shared.registry()), registry, port, keys, admin);
        }

        /** The settings with which the service gets in. */
        Map<String, String> settings() {
            return Map.ofEntries(
                    Map.entry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + port),
                    Map.entry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL"),
                    Map.entry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512"),
                    Map.entry("KAFKA_SASL_JAAS_CONFIG", jaas(PASSWORD)),
                    Map.entry("KAFKA_SSL_TRUSTSTORE_TYPE", "PKCS12"),
                    Map.entry("KAFKA_SSL_TRUSTSTORE_LOCATION", keys.trustStore().toString()),
                    Map.entry("KAFKA_SSL_TRUSTSTORE_PASSWORD", STORE_PASSWORD),
                    Map.entry("SCHEMA_REGISTRY_URL", registry.url()),
                    Map.entry("SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", USER + ":" + REGISTRY_PASSWORD),
                    Map.entry("SCHEMA_REGISTRY_SSL_TRUSTSTORE_TYPE", "PKCS12"),
                    Map.entry(
                            "SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION",
                            keys.trustStore().toString()),
                    Map.entry("SCHEMA_REGISTRY_SSL_TRUSTSTORE_PASSWORD", STORE_PASSWORD),
                    Map.entry("TOPICS_CREATE", "false"));
        }

        private static Path folder() {
            try {
                return Files.createTempDirectory("card-state-keys");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String jaas(String password) {
            return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + USER
                    + "\" password=\"" + password + "\";";
        }

        void grant(Collection<Right> rights) {
            List<AclBinding> bindings = bindings(rights);
            done(admin.createAcls(bindings).all());
            soon().until(() -> inForce().containsAll(bindings));
        }

        void revoke(Collection<Right> rights) {
            List<AclBinding> bindings = bindings(rights);
            done(admin.deleteAcls(bindings.stream().map(AclBinding::toFilter).toList())
                    .all());
            soon().until(() -> inForce().stream().noneMatch(bindings::contains));
        }

        private static List<AclBinding> bindings(Collection<Right> rights) {
            return rights.stream().map(right -> right.grantedTo("User:" + USER)).toList();
        }

        private static ConditionFactory soon() {
            return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
        }

        /** As the broker itself has them. */
        private Collection<AclBinding> inForce() throws Exception {
            return admin.describeAcls(AclBindingFilter.ANY).values().get();
        }

        private static void done(KafkaFuture<?> future) {
            try {
                future.get();
            } catch (ExecutionException e) {
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            admin.close();
            registry.close();
            plain.broker().close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Up.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        RealStack.Up shared = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(RealStack.Up.class, type -> RealStack.Up.start(), RealStack.Up.class);
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Up.class, type -> Up.start(shared), Up.class);
    }
}
