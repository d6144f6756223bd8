package cardstate.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import cardstate.config.BadSettingsException;
import cardstate.config.Settings;
import cardstate.config.SettingsReader;
import cardstate.dev.broker.Broker;
import cardstate.dev.broker.BrokerOptions;
import cardstate.dev.broker.Brokers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker; each test has a prefix, and so topics, of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicSetupIT {

    private final Broker broker = Brokers.start(BrokerOptions.usual());
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    private final Path directory;

    TopicSetupIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeAll
    void trust() {
        AvroTrust.grant();
    }

    @AfterAll
    void close() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldMakeMissingTopicsAsTheyShouldBe() throws Exception {
        // given
        Settings settings = settings(true);

        // when
        prepare(settings);

        // then
        String prefix = settings.app().topicPrefix();
        assertThat(property(prefix + "card-state", "cleanup.policy")).isEqualTo("compact");
        assertThat(property(prefix + "card-list-requested", "cleanup.policy")).isEqualTo("delete");
        assertThat(property(prefix + "card-list-requested-dlq", "max.message.bytes"))
                .isEqualTo("4194304");
    }

    @Test
    void shouldFindTheFactsOfWhatItMade() throws Exception {
        // when
        TopicFacts facts = prepare(settings(true));

        // then
        assertThat(facts)
                .isEqualTo(new TopicFacts(5, 1_048_588, 4_194_304, 1_048_588, 4_194_304, 1_048_588, 4_194_304));
    }

    @Test
    void shouldLeaveTopicsThatExistAsTheyAre() throws Exception {
        // given
        Settings settings = settings(true);
        create(settings.app().topicPrefix() + "card-list-requested", 3, Map.of());

        // when
        TopicFacts facts = prepare(settings);

        // then
        assertThat(facts.requestPartitions()).isEqualTo(3);
    }

    @Test
    void shouldNameEveryMissingTopicWhereItMayNotMakeThem() throws Exception {
        // given
        Settings settings = settings(false);

        // when
        List<String> problems = refusal(settings);

        // then
        assertThat(problems)
                .hasSize(7)
                .allMatch(line -> line.startsWith("topic " + settings.app().topicPrefix()))
                .allMatch(line -> line.contains(" is missing: create it with cleanup.policy="));
    }

    @Test
    void shouldRefuseStatesThatAreNotCompacted() throws Exception {
        // given
        Settings settings = settings(true);
        create(settings.app().topicPrefix() + "card-state", 5, Map.of());

        // when
        List<String> problems = refusal(settings);

        // then
        assertThat(problems).singleElement().asString().contains("card-state has cleanup.policy=delete");
    }

    @Test
    void shouldRefuseAnotherNumberOfPartitionsThanTheChangelogHas() throws Exception {
        // given
        Settings settings = settings(true);
        create(
                settings.app().groupId() + "-pending-changelog",
                2,
                Map.of("cleanup.policy", "compact", "max.message.bytes", "5000000"));

        // when
        List<String> problems = refusal(settings);

        // then
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("card-list-requested has 5 partitions", "-pending-changelog has 2");
    }

    @Test
    void shouldMakeNoTopicWhereTheStartIsRefused() throws Exception {
        // given
        Settings settings = settings(true);
        create(settings.app().topicPrefix() + "card-state", 5, Map.of());

        // when
        refusal(settings);

        // then
        assertThat(admin.listTopics().names().get())
                .filteredOn(name -> name.startsWith(settings.app().topicPrefix()))
                .containsExactly(settings.app().topicPrefix() + "card-state");
    }

    private TopicFacts prepare(Settings settings) throws InterruptedException {
        return new TopicSetup(
                        settings, new Topics(settings.app()), () -> Admin.create(AdminProperties.of(settings.kafka())))
                .prepare();
    }

    private List<String> refusal(Settings settings) {
        return catchThrowableOfType(RefusedException.class, () -> prepare(settings))
                .problems();
    }

    private Settings settings(boolean create) throws BadSettingsException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "SCHEMA_REGISTRY_URL", "http://127.0.0.1:9",
                "CARD_API_URL", "http://127.0.0.1:9",
                "CARD_API_AUTH_ID", "123456",
                "CARD_API_SECRET", "secret",
                "TOPIC_PREFIX", UUID.randomUUID() + ".",
                "TOPICS_PARTITIONS", "5",
                "TOPICS_CREATE", Boolean.toString(create),
                "STATE_DIR", directory.toString()));
        return SettingsReader.read(environment).settings();
    }

    private void create(String name, int partitions, Map<String, String> configuration) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(configuration)))
                .all()
                .get();
        await().until(() -> admin.listTopics().names().get().contains(name));
    }

    private String property(String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return Objects.requireNonNull(
                        admin.describeConfigs(List.of(resource)).all().get().get(resource))
                .get(name)
                .value();
    }
}
