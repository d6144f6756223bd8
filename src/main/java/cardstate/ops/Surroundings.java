package cardstate.ops;

import cardstate.config.Settings;
import cardstate.topic.AdminProperties;
import cardstate.topic.SubjectSetup;
import cardstate.topic.TopicFacts;
import cardstate.topic.TopicSetup;
import cardstate.topic.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.kafka.clients.admin.Admin;

/** Brokers, topics and registry, seen to once at the start. For one thread. */
public final class Surroundings implements Preparation {

    private final SubjectSetup subjectSetup;
    private final TopicSetup topicSetup;

    /** @param registry the process's client, whose cache then holds the id of every schema that is written */
    public Surroundings(Settings settings, Topics topics, SchemaRegistryClient registry) {
        this.subjectSetup = new SubjectSetup(registry, topics, settings.registry());
        this.topicSetup = new TopicSetup(settings, topics, () -> Admin.create(AdminProperties.of(settings.kafka())));
    }

    @Override
    public TopicFacts attempt() throws InterruptedException {
        TopicFacts facts = topicSetup.prepare();
        subjectSetup.prepare();
        return facts;
    }
}
