package cardstate.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.security.JaasContext;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.jspecify.annotations.Nullable;

/**
 * Opens key stores, trust stores and JAAS settings of Kafka's and the registry's clients once, as those clients will: what
 * is wrong with one is told with all other settings, not by the first client that meets it.
 */
final class ClientSecurity {

    private static final String JAAS = "sasl.jaas.config";
    private static final String JAAS_FILE = "java.security.auth.login.config";

    private final Environment environment;
    private final String prefix;

    /** @param prefix what stands before the variables' names */
    ClientSecurity(Environment environment, String prefix) {
        this.environment = environment;
        this.prefix = prefix;
    }

    /** @param properties by Kafka's own names: ssl.truststore.location and so on */
    void checkStores(Map<String, String> properties) {
        if (!properties.containsKey("ssl.engine.factory.class")) {
            checkStore(properties, "ssl.truststore.", "SSL_TRUSTSTORE_");
            checkStore(properties, "ssl.key", "SSL_KEYSTORE_");
        }
    }

    void checkSasl(Map<String, String> properties) {
        String jaas = properties.get(JAAS);
        if (jaas != null) {
            Object parsed = ConfigDef.parseType(JAAS, jaas, ConfigDef.Type.PASSWORD);
            if (!isUsable(() -> JaasContext.loadClientContext(Map.of(JAAS, parsed)))) {
                environment.problem(
                        prefix + "SASL_JAAS_CONFIG",
                        "is no JAAS configuration: write it as LOGIN_MODULE required name=\"value\" ...; with the"
                                + " semicolon at its end");
            }
        } else if (properties.getOrDefault("security.protocol", "").startsWith("SASL_")
                && System.getProperty(JAAS_FILE) == null) {
            environment.missing(
                    prefix + "SASL_JAAS_CONFIG", "a " + prefix + "SECURITY_PROTOCOL with SASL needs the credentials");
        }
    }

    private void checkStore(Map<String, String> properties, String beginning, String names) {
        Map<String, String> store = new TreeMap<>(properties);
        store.keySet().removeIf(name -> !name.startsWith(beginning));
        String location = store.get(beginning.equals("ssl.key") ? "ssl.keystore.location" : beginning + "location");
        if (location != null && !isReadable(location)) {
            environment.problem(
                    prefix + names + "LOCATION",
                    "names the file " + location + ", which is not there or cannot be read: correct the path, or let"
                            + " this user read it");
            return;
        }
        String cause = store.isEmpty() ? null : whatHinders(store);
        if (cause != null) {
            environment.problem(
                    prefix + names + (location == null ? "..." : "LOCATION"),
                    (location == null ? "cannot be used" : "names the file " + location + ", which cannot be opened")
                            + " (" + cause + "): check it against " + prefix + names + "TYPE (JKS, PKCS12 or PEM) and "
                            + prefix + names + "PASSWORD");
        }
    }

    private static @Nullable String whatHinders(Map<String, String> store) {
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(new ConfigDef().withClientSslSupport().parse(store));
            return null;
        } catch (RuntimeException e) {
            // its message may quote a password or a key
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root.getClass().getSimpleName();
        }
    }

    private static boolean isReadable(String location) {
        try {
            return Files.isRegularFile(Path.of(location)) && Files.isReadable(Path.of(location));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean isUsable(Runnable load) {
        try {
            load.run();
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
