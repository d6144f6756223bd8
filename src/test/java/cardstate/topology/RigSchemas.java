package cardstate.topology;

import cardstate.request.WriterSchemas;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What the registry knows, at once; nothing new while it is down. One thread. */
final class RigSchemas implements WriterSchemas {

    private final SchemaRegistryClient registry;
    private final String subject;

    /** Whether the registry does not answer. */
    boolean down;

    RigSchemas(SchemaRegistryClient registry, String subject) {
        this.registry = registry;
        this.subject = subject;
    }

    @Override
    public Known lookUp(int schemaId) {
        if (down) {
            return Known.NOT_YET;
        }
        try {
            registry.getSchemaBySubjectAndId(subject, schemaId);
            return Known.YES;
        } catch (RestClientException unknown) {
            return Known.NO;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
