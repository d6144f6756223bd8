package cardstate.config;

import static java.util.Map.entry;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;

/**
 * The SCHEMA_REGISTRY_ variables. Confluent's clients read TLS settings with {@code schema.registry.} before them and
 * all others, but the URL, without: both come from the one spelling of the variable.
 */
final class RegistryProperties {

    private static final String PREFIX = "SCHEMA_REGISTRY_";
    private static final String NAMESPACE = SchemaRegistryClientConfig.CLIENT_NAMESPACE;
    private static final String URL = AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG;

    private static final String OWN_SUBJECTS = "a subject is the topic's name + -value";
    private static final String OWN_SCHEMAS =
            "the service writes with the schemas it was built with; to forbid registering, set"
                    + " SCHEMA_REGISTRY_AUTO_REGISTER_SCHEMAS=false";

    private static final Map<String, String> REFUSED = Map.ofEntries(
            entry("key.subject.name.strategy", OWN_SUBJECTS),
            entry("value.subject.name.strategy", OWN_SUBJECTS),
            entry("context.name.strategy", OWN_SUBJECTS),
            entry("use.schema.id", OWN_SCHEMAS),
            entry("use.latest.version", OWN_SCHEMAS),
            entry("use.latest.with.metadata", OWN_SCHEMAS),
            entry("schema.reflection", OWN_SCHEMAS));

    /** The client casts these to a number although it gets text. */
    private static final Set<String> BROKEN_IN_THE_CLIENT = Set.of(
            "missing.cache.size",
            "bearer.auth.cache.expiry.buffer.seconds",
            SchemaRegistryClientConfig.MISSING_ID_CACHE_TTL_CONFIG,
            SchemaRegistryClientConfig.MISSING_VERSION_CACHE_TTL_CONFIG,
            SchemaRegistryClientConfig.MISSING_SCHEMA_CACHE_TTL_CONFIG);

    private static final Set<String> BEARER_SOURCES = Set.of("STATIC_TOKEN", "CUSTOM");

    private final Environment environment;
    private final PassThrough names;

    RegistryProperties(Environment environment) {
        this.environment = environment;
        this.names = new PassThrough(environment, PREFIX);
        knowNames();
    }

    /** The properties that are passed on, {@code schema.registry.url} among them. */
    Map<String, String> read() {
        Map<String, String> properties = names.read();
        properties.keySet().removeIf(this::isRefused);
        checkUrls(properties.getOrDefault(URL, ""));
        checkBearer(properties.get(SchemaRegistryClientConfig.BEARER_AUTH_CREDENTIALS_SOURCE));
        if (properties.containsKey(SchemaRegistryClientConfig.USER_INFO_CONFIG)) {
            // the client's own default is to look for the user in the URL, where none may be
            properties.putIfAbsent(SchemaRegistryClientConfig.BASIC_AUTH_CREDENTIALS_SOURCE, "USER_INFO");
        }
        new ClientSecurity(environment, PREFIX).checkStores(withoutNamespace(properties));
        return properties;
    }

    /** After {@link #read()}: SCHEMA_REGISTRY_ variables that are no client property. */
    List<String> unknown() {
        return names.unknown();
    }

    private static Map<String, String> withoutNamespace(Map<String, String> properties) {
        return properties.entrySet().stream()
                .filter(property -> property.getKey().startsWith(NAMESPACE))
                .collect(Collectors.toMap(
                        property -> property.getKey().substring(NAMESPACE.length()), Map.Entry::getValue));
    }

    private void checkUrls(String urls) {
        if (urls.isBlank()) {
            environment.missing(PREFIX + "URL", "set it to the registry's URL, or several by commas");
            return;
        }
        for (String url : urls.split(",", -1)) {
            String wrong = Urls.whatIsWrong(url.strip());
            if (wrong != null) {
                environment.problem(
                        PREFIX + "URL",
                        wrong + "; a user goes into SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO, as user:password");
                return;
            }
        }
    }

    private void checkBearer(@Nullable String source) {
        if (source != null && !BEARER_SOURCES.contains(source)) {
            environment.problem(
                    PREFIX + "BEARER_AUTH_CREDENTIALS_SOURCE",
                    "must be STATIC_TOKEN or CUSTOM: the others do not work with this version of Kafka's clients");
        }
    }

    private boolean isRefused(String property) {
        String reason = REFUSED.get(property);
        if (reason != null) {
            environment.problem(names.nameOf(property), "cannot be set: " + reason + "; remove it");
        }
        return reason != null;
    }

    private void knowNames() {
        ConfigDef definition = AbstractKafkaSchemaSerDeConfig.baseConfigDef();
        names.know("URL", URL, null);
        definition.configKeys().values().stream()
                .filter(key -> !key.name.startsWith(NAMESPACE) && !BROKEN_IN_THE_CLIENT.contains(key.name))
                .forEach(key -> names.know(key.name, key));
        names.know(SchemaRegistryClientConfig.URL_RANDOMIZE, null);
        definition.configKeys().values().stream()
                .filter(key -> key.name.startsWith(NAMESPACE + "ssl."))
                .forEach(
                        key -> names.know(PassThrough.variable(key.name.substring(NAMESPACE.length())), key.name, key));
    }
}
