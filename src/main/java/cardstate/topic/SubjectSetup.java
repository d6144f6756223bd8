package cardstate.topic;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Sees at start that the registry holds the schema of every topic, so that no first record fails: registers it, or
 * only looks it up where {@code auto.register.schemas} is false. For one thread, which waits for the registry.
 */
public final class SubjectSetup {

    private static final int INCOMPATIBLE = 409;
    private static final int NOT_FOUND = 404;
    private static final int INVALID = 422;
    private static final int NOT_PERMITTED = 42205;
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;

    private final SchemaIds ids;
    private final Topics topics;
    private final String url;

    /** @param properties the properties of {@code Settings.registry()} */
    public SubjectSetup(SchemaRegistryClient registry, Topics topics, Map<String, String> properties) {
        this.ids = new SchemaIds(registry, properties);
        this.topics = topics;
        this.url = properties.getOrDefault(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, "");
    }

    /**
     * One attempt.
     *
     * @throws RefusedException naming every subject that the registry refuses or lacks
     * @throws NotYetException where the registry cannot be reached or asked just now
     */
    public void prepare() {
        List<String> problems = new ArrayList<>();
        for (ContractTopic<?> topic : topics.all()) {
            String problem = topic.isAvro() ? prepare(topic) : null;
            if (problem != null) {
                problems.add(problem);
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    private @Nullable String prepare(ContractTopic<?> topic) {
        try {
            ids.of(topic);
            return null;
        } catch (RestClientException e) {
            return whatIsWrong(topic, e);
        } catch (SSLException e) {
            throw new NotYetException(
                    "TLS with the registry at " + url + " fails ("
                            + e.getClass().getSimpleName()
                            + "): SCHEMA_REGISTRY_SSL_TRUSTSTORE_ must hold the authority that signed its certificate,"
                            + " and the certificate must name the host in SCHEMA_REGISTRY_URL",
                    e);
        } catch (IOException e) {
            throw new NotYetException(
                    "the registry at " + url + " does not answer ("
                            + e.getClass().getSimpleName() + "): SCHEMA_REGISTRY_URL",
                    e);
        }
    }

    private String whatIsWrong(ContractTopic<?> topic, RestClientException e) {
        String subject = "subject " + topic.subject();
        String schema = "this version's schema of " + topic.type().getSimpleName();
        return switch (e.getStatus()) {
            case INCOMPATIBLE ->
                subject + " does not take " + schema + " (HTTP 409): its compatibility rule forbids what changed since"
                        + " the registered one; compare the two, and correct the registered one or the rule";
            case INVALID ->
                e.getErrorCode() == NOT_PERMITTED
                        ? subject + " may not be written (HTTP 422, error code 42205), so it does not take " + schema
                                + ": the registry or the subject is in mode READONLY; set its mode to READWRITE"
                        : subject + " does not take " + schema + " (HTTP 422, error code " + e.getErrorCode()
                                + "): the registry holds it for invalid, or its rule forbids what changed since the"
                                + " registered one; compare the two, and correct the registered one or the rule";
            case NOT_FOUND -> {
                if (ids.register() || !RegistryClient.isRegistrysOwn404(e)) {
                    throw new RefusedException(List.of("the registry at " + url + " answers HTTP 404:"
                            + " SCHEMA_REGISTRY_URL is not the address of a schema registry (its path may be missing),"
                            + " or what stands before the registry finds none behind it"));
                }
                yield subject + " lacks " + schema + ": register schemas/"
                        + topic.type().getSimpleName()
                        + ".avsc, or allow it with SCHEMA_REGISTRY_AUTO_REGISTER_SCHEMAS=true";
            }
            case UNAUTHORISED ->
                throw new RefusedException(
                        List.of("the registry at " + url + " refuses this client's credentials (HTTP "
                                + UNAUTHORISED + "): correct SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO or its _FILE, as"
                                + " user:password, or the SCHEMA_REGISTRY_BEARER_AUTH_ settings"));
            case FORBIDDEN ->
                subject + ": the registry does not authorise this client (HTTP " + FORBIDDEN
                        + "): grant its user to "
                        + (ids.register() ? "read and register schemas" : "read schemas") + " of the subject";
            default ->
                throw new NotYetException(
                        "the registry at " + url + " answers HTTP " + e.getStatus() + ": SCHEMA_REGISTRY_URL", e);
        };
    }
}
