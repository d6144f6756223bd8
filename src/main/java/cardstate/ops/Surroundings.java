package cardstate.ops;

import cardstate.config.Settings;
import cardstate.topic.AdminProperties;
import cardstate.topic.SubjectSetup;
import cardstate.topic.TopicFacts;
import cardstate.topic.TopicSetup;
import cardstate.topic.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.kafka.clients.admin.Admin;

/** Brokers, topics and registry, seen to at the start. For one thread at a time. */
public final class Surroundings implements Preparation {

    private final SubjectSetup subjectSetup;
    private final TopicSetup topicSetup;

    /** @param registry the process's client, whose cache then holds the id of every schema that is written */
    public Surroundings(Settings settings, Topics topics, SchemaRegistryClient registry) {
        this.subjectSetup = new SubjectSetup(registry, topics, settings.registry());
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
        subjectSetup.prepare();
        return facts;
    }
}
