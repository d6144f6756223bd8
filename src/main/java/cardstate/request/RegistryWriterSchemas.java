package cardstate.request;

import cardstate.topic.RegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches writers' schemas from the registry on a thread of its own, so that the stream thread never waits for it. A
 * fetch that fails is repeated every second until the registry answers; an answer "unknown", or a schema that is no Avro, is believed for 30 seconds.
 */
public final class RegistryWriterSchemas implements WriterSchemas, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RegistryWriterSchemas.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration BELIEVE = Duration.ofSeconds(30);

    /** How Confluent's client begins its message where the registry answered with a schema of another kind. */
    private static final String NO_AVRO = "Invalid schema";

    private final SchemaRegistryClient registry;
    private final String subject;
    private final Map<Integer, Known> known = new ConcurrentHashMap<>();
    private final ScheduledExecutorService fetcher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "schema-fetcher");
        thread.setDaemon(true);
        return thread;
    });

    /** @param registry shared with the deserialiser, which then finds the fetched schema in its cache */
    public RegistryWriterSchemas(SchemaRegistryClient registry, String subject) {
        this.registry = registry;
        this.subject = subject;
    }

    @Override
    public Known lookUp(int schemaId) {
        Known present = known.putIfAbsent(schemaId, Known.NOT_YET);
        if (present == null) {
            fetcher.execute(() -> fetch(schemaId));
            return Known.NOT_YET;
        }
        return present;
    }

    private void fetch(int schemaId) {
        try {
            registry.getSchemaBySubjectAndId(subject, schemaId);
            known.put(schemaId, Known.YES);
        } catch (RestClientException answer) {
            if (RegistryClient.isRegistrysOwn404(answer)) {
                believe(schemaId, Known.NO);
            } else {
                again(schemaId, answer);
            }
        } catch (IOException | RuntimeException failure) {
            if (String.valueOf(failure.getMessage()).startsWith(NO_AVRO)) {
                believe(schemaId, Known.UNREADABLE);
            } else {
                again(schemaId, failure);
            }
        }
    }

    private void believe(int schemaId, Known answer) {
        known.put(schemaId, answer);
        fetcher.schedule(() -> known.remove(schemaId), BELIEVE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void again(int schemaId, Exception failure) {
        LOG.warn(
                "Schema {} of {} cannot be fetched ({}): its requests wait; asking again in {} ms",
                schemaId,
                subject,
                failure.getClass().getSimpleName(),
                RETRY.toMillis());
        fetcher.schedule(() -> fetch(schemaId), RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        fetcher.shutdownNow();
    }
}
