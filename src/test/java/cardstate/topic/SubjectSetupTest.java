package cardstate.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cardstate.config.AppSettings;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectSetupTest {

    private static final Map<String, String> LOOK_UP_ONLY =
            Map.of("schema.registry.url", "http://registry:8081", "auto.register.schemas", "false");
    private static final Map<String, String> REGISTER = Map.of("schema.registry.url", "http://registry:8081");

    private final Topics topics = new Topics(new AppSettings("app", "", Path.of("state"), "one"));

    @BeforeEach
    void trust() {
        AvroTrust.grant();
    }

    @Test
    void shouldRegisterASubjectForEachAvroTopic() throws Exception {
        // given
        MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

        // when
        new SubjectSetup(registry, topics, REGISTER).prepare();

        // then
        assertThat(registry.getAllSubjects())
                .containsExactlyInAnyOrder(
                        "card-list-requested-value",
                        "client-cards-snapshot-value",
                        "card-list-failed-value",
                        "card-state-value",
                        "card-status-changed-value",
                        "card-balance-changed-value");
    }

    @Test
    void shouldRegisterSchemasWithoutWhatOnlyJavaReads() throws Exception {
        // given
        MockSchemaRegistryClient registry = new MockSchemaRegistryClient();

        // when
        new SubjectSetup(registry, topics, REGISTER).prepare();

        // then
        assertThat(registry.getLatestSchemaMetadata("card-state-value").getSchema())
                .contains("confluent:tags")
                .doesNotContain("avro.java.string");
    }

    @Test
    void shouldNameEverySubjectThatLacksItsSchemaWhereItMayNotRegister() {
        // given
        SubjectSetup setup = new SubjectSetup(new MockSchemaRegistryClient(), topics, LOOK_UP_ONLY);

        // when
        RefusedException refusal = catchThrowableOfType(RefusedException.class, setup::prepare);

        // then
        assertThat(refusal.problems())
                .hasSize(6)
                .anyMatch(line -> line.startsWith("subject card-state-value lacks this version's schema of CardState"));
    }

    @Test
    void shouldFindWhatIsRegistered() {
        // given
        MockSchemaRegistryClient registry = new MockSchemaRegistryClient();
        new SubjectSetup(registry, topics, REGISTER).prepare();

        // when
        SubjectSetup setup = new SubjectSetup(registry, topics, LOOK_UP_ONLY);

        // then
        assertThatCode(setup::prepare).doesNotThrowAnyException();
    }

    @Test
    void shouldNameTheSubjectThatRefusesTheSchema() {
        // given
        SubjectSetup setup = new SubjectSetup(answering(409), topics, REGISTER);

        // when
        RefusedException refusal = catchThrowableOfType(RefusedException.class, setup::prepare);

        // then
        assertThat(refusal.problems()).hasSize(6).allMatch(line -> line.contains("does not take"));
    }

    @Test
    void shouldSayThatASubjectIsReadOnly() {
        // given
        SubjectSetup setup = new SubjectSetup(answering(422, 42205), topics, REGISTER);

        // when
        RefusedException refusal = catchThrowableOfType(RefusedException.class, setup::prepare);

        // then
        assertThat(refusal.problems())
                .hasSize(6)
                .allMatch(line -> line.contains("READONLY") && !line.contains("forbids what changed"));
    }

    @Test
    void shouldShowTheCodeOfAnInvalidSchema() {
        // given
        SubjectSetup setup = new SubjectSetup(answering(422, 42201), topics, REGISTER);

        // when
        RefusedException refusal = catchThrowableOfType(RefusedException.class, setup::prepare);

        // then
        assertThat(refusal.problems()).hasSize(6).allMatch(line -> line.contains("(HTTP 422, error code 42201)"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 404, 50005})
    void shouldBlameNoSchemaForA404ThatIsNotTheRegistrys(int errorCode) {
        // given
        SchemaRegistryClient ingress = answering(404, errorCode);

        for (Map<String, String> properties : List.of(REGISTER, LOOK_UP_ONLY)) {
            // when
            RefusedException refusal = catchThrowableOfType(
                    RefusedException.class, () -> new SubjectSetup(ingress, topics, properties).prepare());

            // then
            assertThat(refusal.problems())
                    .singleElement()
                    .asString()
                    .startsWith("the registry at http://registry:8081 answers HTTP 404: SCHEMA_REGISTRY_URL is not");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void shouldTryAgainWhereTheRegistryIsInTrouble(int status) {
        // given
        SubjectSetup setup = new SubjectSetup(answering(status), topics, REGISTER);

        // then
        assertThatThrownBy(setup::prepare)
                .isInstanceOf(NotYetException.class)
                .hasMessageContaining("http://registry:8081");
    }

    @Test
    void shouldTryAgainWhereTheRegistryIsAway() {
        // given
        SubjectSetup setup = new SubjectSetup(failing(new ConnectException("refused")), topics, REGISTER);

        // then
        assertThatThrownBy(setup::prepare)
                .isInstanceOf(NotYetException.class)
                .hasMessageContaining("does not answer (ConnectException): SCHEMA_REGISTRY_URL");
    }

    private static MockSchemaRegistryClient answering(int status) {
        return answering(status, status);
    }

    private static MockSchemaRegistryClient answering(int status, int errorCode) {
        return new MockSchemaRegistryClient() {
            @Override
            public int register(String subject, ParsedSchema schema, boolean normalize) throws RestClientException {
                throw new RestClientException("quoted", status, errorCode);
            }

            @Override
            public int getId(String subject, ParsedSchema schema, boolean normalize) throws RestClientException {
                throw new RestClientException("quoted", status, errorCode);
            }
        };
    }

    private static MockSchemaRegistryClient failing(IOException failure) {
        return new MockSchemaRegistryClient() {
            @Override
            public int register(String subject, ParsedSchema schema, boolean normalize) throws IOException {
                throw failure;
            }
        };
    }
}
