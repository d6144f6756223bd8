package cardstate.ops;

import cardstate.config.Settings;
import cardstate.topic.AdminProperties;
import cardstate.topic.NotYetException;
import cardstate.topic.RegistryClient;
import cardstate.topic.SubjectSetup;
import cardstate.topic.TopicFacts;
import cardstate.topic.TopicSetup;
import cardstate.topic.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import org.apache.kafka.clients.admin.Admin;

/** Brokers, topics and registry, seen to once at the start. For one thread. */
public final class Surroundings implements Preparation {

    private final Settings settings;
    private final Topics topics;
    private final TopicSetup topicSetup;

    public Surroundings(Settings settings, Topics topics) {
        this.settings = settings;
        this.topics = topics;
        this.topicSetup = new TopicSetup(settings, topics, () -> Admin.create(AdminProperties.of(settings.kafka())));
    }

    @Override
    public TopicFacts attempt() throws InterruptedException {
        TopicFacts facts = topicSetup.prepare();
        try (SchemaRegistryClient registry = RegistryClient.open(settings.registry())) {
            new SubjectSetup(registry, topics, settings.registry()).prepare();
        } catch (IOException e) {
            throw new NotYetException("the registry's client did not close", e);
        }
        return facts;
    }
}
