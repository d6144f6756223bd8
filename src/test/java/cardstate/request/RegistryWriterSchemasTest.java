package cardstate.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.request.WriterSchemas.Known;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryWriterSchemasTest {

    private final Scripted registry = new Scripted();
    private final RegistryWriterSchemas schemas = new RegistryWriterSchemas(registry, "requests-value");

    @AfterEach
    void close() {
        schemas.close();
    }

    @Test
    void shouldKnowASchemaOnceItIsFetched() {
        // then
        awaitKnown(Known.YES);
    }

    @Test
    void shouldAskAgainWhereTheRegistryDoesNotAnswer() {
        // given
        registry.answers.addAll(List.of(new ConnectException(), new ConnectException()));

        // then
        awaitKnown(Known.YES);
    }

    @Test
    void shouldBelieveTheRegistryThatItHasNoSuchSchema() {
        // given
        registry.answers.add(new RestClientException("Schema not found", 404, 40403));

        // then
        awaitKnown(Known.NO);
    }

    @Test
    void shouldNotTakeA404OfWhatStandsBeforeTheRegistryForItsWord() {
        // given
        registry.answers.add(new RestClientException("<html>", 404, 50005));

        // then
        awaitKnown(Known.YES);
    }

    @Test
    void shouldTellASchemaOfAnotherKind() {
        // given
        registry.answers.add(new IOException("Invalid schema syntax = \"proto3\" of type PROTOBUF"));

        // then
        awaitKnown(Known.UNREADABLE);
    }

    private void awaitKnown(Known known) {
        assertThat(schemas.lookUp(7)).isEqualTo(Known.NOT_YET);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(schemas.lookUp(7)).isEqualTo(known));
    }

    /** Answers with what is prepared, then with a schema. */
    private static final class Scripted extends MockSchemaRegistryClient {

        private final Deque<Exception> answers = new ArrayDeque<>();

        @Override
        public ParsedSchema getSchemaBySubjectAndId(String subject, int id) throws IOException, RestClientException {
            Exception answer = answers.pollFirst();
            if (answer instanceof IOException failure) {
                throw failure;
            }
            if (answer instanceof RestClientException failure) {
                throw failure;
            }
            return new AvroSchema("\"string\"");
        }
    }
}
