package cardstate.ops;

import cardstate.config.Settings;
import cardstate.topic.AdminProperties;
import cardstate.topic.SubjectSetup;
import cardstate.topic.TopicFacts;
import cardstate.topic.TopicSetup;
import cardstate.topic.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;

/** Brokers, topics and registry, seen to at the start. For one thread at a time. */
public final class Surroundings implements Preparation {

    private final Settings settings;
    private final Topics topics;
    private final Supplier<SchemaRegistryClient> registry;
    private final TopicSetup topicSetup;

    /**
     * @param registry the process's client, whose cache then holds the id of every schema that is written; asked for only
     *     when the topics are as they should be
     */
    public Surroundings(Settings settings, Topics topics, Supplier<SchemaRegistryClient> registry) {
        this.settings = settings;
        this.topics = topics;
        this.registry = registry;
        this.topicSetup = new TopicSetup(settings, topics, () -> Admin.create(AdminProperties.of(settings.kafka())));
    }

    /**
     * Checks the rights again; see {@link TopicSetup#checkRights()}.
     *
     * @throws cardstate.topic.NotYetException where the brokers cannot be asked just now
     * @throws cardstate.topic.RefusedException where rights are missing
     */
    void checkRights() throws InterruptedException {
        topicSetup.checkRights();
    }

    @Override
    public TopicFacts attempt() throws InterruptedException {
        TopicFacts facts = topicSetup.prepare();
        new SubjectSetup(registry.get(), topics, settings.registry()).prepare();
        return facts;
    }
}
