package cardstate.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cardstate.config.AppSettings;
import cardstate.dev.registry.Registry;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On a real registry; each test has a prefix, and so subjects, of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubjectSetupIT {

    private final Registry registry = Registry.start();

    SubjectSetupIT() {
        AvroTrust.grant();
    }

    @AfterAll
    void close() {
        registry.close();
    }

    @Test
    void shouldRegisterWhatALookUpThenFinds() throws Exception {
        // given
        Topics topics = topics();
        prepare(topics, Map.of());

        // when
        Map<String, String> lookUpOnly = Map.of("auto.register.schemas", "false");

        // then
        assertThatCode(() -> prepare(topics, lookUpOnly)).doesNotThrowAnyException();
    }

    @Test
    void shouldNameEverySubjectThatIsNotRegistered() {
        // given
        Topics topics = topics();

        // when
        RefusedException refusal = catchThrowableOfType(
                RefusedException.class, () -> prepare(topics, Map.of("auto.register.schemas", "false")));

        // then
        assertThat(refusal.problems()).hasSize(6).allMatch(line -> line.contains("lacks this version's schema"));
    }

    @Test
    void shouldNameTheSubjectWhoseCompatibilityForbidsTheSchema() throws Exception {
        // given
        Topics topics = topics();
        AvroSchema other = new AvroSchema(SchemaBuilder.record("cardstate.v1.CardState")
                .fields()
                .requiredInt("card_id")
                .endRecord());
        try (SchemaRegistryClient client = client(Map.of())) {
            client.register(topics.cardStates().subject(), other);
        }

        // when
        RefusedException refusal = catchThrowableOfType(RefusedException.class, () -> prepare(topics, Map.of()));

        // then
        assertThat(refusal.problems())
                .singleElement()
                .asString()
                .startsWith("subject " + topics.cardStates().subject() + " does not take");
    }

    @Test
    void shouldSayThatAnotherPathIsNoRegistry() {
        // given
        String nowhere = registry.url().replace("/apis/ccompat/v7", "/nowhere");

        for (String register : List.of("true", "false")) {
            // when
            Map<String, String> wrong = Map.of("schema.registry.url", nowhere, "auto.register.schemas", register);
            RefusedException refusal = catchThrowableOfType(RefusedException.class, () -> prepare(topics(), wrong));

            // then
            assertThat(refusal)
                    .hasMessageContaining("SCHEMA_REGISTRY_URL is not the address of a schema registry")
                    .hasMessageNotContaining("lacks");
        }
    }

    private void prepare(Topics topics, Map<String, String> properties) throws IOException {
        try (SchemaRegistryClient client = client(properties)) {
            new SubjectSetup(client, topics, properties).prepare();
        }
    }

    private SchemaRegistryClient client(Map<String, String> properties) {
        String url = properties.getOrDefault("schema.registry.url", registry.url());
        return RegistryClient.open(Map.of("schema.registry.url", url));
    }

    private static Topics topics() {
        return new Topics(new AppSettings("app", UUID.randomUUID() + ".", Path.of("state"), "one"));
    }
}
