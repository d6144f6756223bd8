package cardstate.topic;

import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Opens Confluent's client of the schema registry with what is passed on to it. */
public final class RegistryClient {

    private static final int CACHED_SCHEMAS = 1_000;
    private static final int NOT_FOUND = 404;

    private RegistryClient() {}

    /**
     * A client with time-outs of seconds, where Confluent's own wait for minutes; what is passed on goes before. One
     * is enough for the whole process; it may be used by any thread, and the owner closes it.
     *
     * @param registry the properties of {@code Settings.registry()}
     */
    public static SchemaRegistryClient open(Map<String, String> registry) {
        Map<String, String> properties = new HashMap<>();
        properties.put(SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS, "3000");
        properties.put(SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS, "5000");
        properties.put(SchemaRegistryClientConfig.MAX_RETRIES_CONFIG, "0");
        properties.putAll(registry);
        List<String> urls = Stream.of(
                        registry.getOrDefault(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, "")
                                .split(",", -1))
                .map(String::strip)
                .toList();
        return SchemaRegistryClientFactory.newClient(
                urls, CACHED_SCHEMAS, List.of(new AvroSchemaProvider()), properties, Map.of());
    }

    /** What stands before a registry that is away may answer 404 too: only the registry's own carries such a code. */
    public static boolean isRegistrysOwn404(RestClientException answer) {
        return answer.getStatus() == NOT_FOUND && answer.getErrorCode() / 100 == NOT_FOUND;
    }
}
