package cardstate.dev.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class BrokerIT {

    /** A broker that was killed is let in again when its session has ended. */
    private static final BrokerOptions QUICK =
            BrokerOptions.usual().with("broker.session.timeout.ms", "2000").with("broker.heartbeat.interval.ms", "500");

    @Test
    void shouldKeepTopicsWhenStoppedAndStartedInProcess() throws Exception {
        // given
        try (RestartableBroker broker = InProcessBroker.start(BrokerOptions.usual())) {
            createTopic(broker);

            // when
            broker.stop();
            broker.start();

            // then
            assertThat(topics(broker)).contains("kept");
        }
    }

    @Test
    void shouldKeepTopicsWhenKilledAndStarted() throws Exception {
        // given
        try (ChildBroker broker = ChildBroker.start(QUICK)) {
            createTopic(broker);

            // when
            broker.kill();
            broker.start();

            // then
            assertThat(topics(broker)).contains("kept");
        }
    }

    @Test
    void shouldRunTransactionsOfTheSecondVersion() throws Exception {
        // given
        try (Broker broker = Brokers.start(BrokerOptions.usual())) {

            // when
            Map<String, FinalizedVersionRange> features;
            try (Admin admin = admin(broker)) {
                features = admin.describeFeatures().featureMetadata().get().finalizedFeatures();
            }

            // then
            assertThat(features).hasEntrySatisfying("transaction.version", range -> assertThat(range.maxVersionLevel())
                    .isEqualTo((short) 2));
        }
    }

    private static void createTopic(Broker broker) throws Exception {
        try (Admin admin = admin(broker)) {
            NewTopic topic = new NewTopic("kept", Optional.of(1), Optional.empty());
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private static Iterable<String> topics(Broker broker) throws Exception {
        try (Admin admin = admin(broker)) {
            return admin.listTopics().names().get();
        }
    }

    private static Admin admin(Broker broker) {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }
}
