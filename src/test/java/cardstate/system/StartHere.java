package cardstate.system;

import static org.awaitility.Awaitility.await;

import cardstate.config.AppSettings;
import cardstate.config.BadSettingsException;
import cardstate.config.Settings;
import cardstate.config.SettingsReader;
import cardstate.ops.Surroundings;
import cardstate.topic.AvroTrust;
import cardstate.topic.CleanUp;
import cardstate.topic.ContractTopic;
import cardstate.topic.RegistryClient;
import cardstate.topic.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** What the service does before it starts, in this JVM, against a secured stack. */
final class StartHere {

    static final int PARTITIONS = 2;

    private final SecuredStack.Up stack;
    private final Topics topics;
    private final Map<String, String> environment;

    StartHere(SecuredStack.Up stack, AppSettings app, Path directory) {
        this.stack = stack;
        this.topics = new Topics(app);
        this.environment = new HashMap<>(stack.settings());
        environment.putAll(Map.of(
                "CARD_API_URL",
                "http://127.0.0.1:9",
                "CARD_API_AUTH_ID",
                "123456",
                "CARD_API_SECRET",
                "secret",
                "APPLICATION_ID",
                app.applicationId(),
                "TOPIC_PREFIX",
                app.topicPrefix(),
                "TOPICS_PARTITIONS",
                Integer.toString(PARTITIONS),
                "STATE_DIR",
                directory.toString()));
    }

    StartHere with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The checks and preparations of a start, once. */
    void attempt() throws BadSettingsException, InterruptedException, IOException {
        AvroTrust.grant();
        Settings settings = SettingsReader.read(environment).settings();
        try (SchemaRegistryClient registry = RegistryClient.open(settings.registry())) {
            new Surroundings(settings, topics, () -> registry).attempt();
        }
    }

    void makeContractTopics() {
        make(topics.all().stream().map(StartHere::asItShouldBe).toList());
    }

    void make(Collection<NewTopic> wanted) {
        var answers = stack.admin().createTopics(wanted).values();
        for (var answer : answers.values()) {
            try {
                answer.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new AssertionError(e);
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        List<String> names = wanted.stream().map(NewTopic::name).toList();
        await().until(() -> stack.admin().listTopics().names().get().containsAll(names));
    }

    private static NewTopic asItShouldBe(ContractTopic<?> topic) {
        return new NewTopic(topic.name(), PARTITIONS, (short) 1)
                .configs(Map.of(
                        "cleanup.policy",
                        topic.cleanUp() == CleanUp.COMPACT ? "compact" : "delete",
                        "max.message.bytes",
                        "4194304"));
    }
}
