package cardstate.dev.check;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.config.AppSettings;
import cardstate.dev.broker.Broker;
import cardstate.dev.broker.BrokerOptions;
import cardstate.dev.broker.Brokers;
import cardstate.dev.registry.Registry;
import cardstate.topic.ContractTopic;
import cardstate.topic.Topics;
import cardstate.v1.CardListRequested;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicReaderIT {

    private static final ContractTopic<CardListRequested> TOPIC =
            new Topics(new AppSettings("app", "reader-", Path.of("."), "one")).requests();

    private final Broker broker = Brokers.start(BrokerOptions.usual());
    private final Registry registry = Registry.start();

    @BeforeAll
    void createTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC.name(), Optional.of(3), Optional.empty())))
                    .all()
                    .get();
        }
    }

    @AfterAll
    void close() {
        registry.close();
        broker.close();
    }

    @Test
    void shouldReadWhatWasCommittedAndNothingElse() throws Exception {
        // given
        try (RequestPublisher publisher = new RequestPublisher(broker.bootstrapServers(), registry.url(), TOPIC)) {
            publisher.publish(request("first")).get();
            publisher.publish(request("second")).get();
        }
        abort(request("aborted"));

        // when
        List<String> read = new TopicReader(broker.bootstrapServers(), registry.url())
                .read(TOPIC).stream()
                        .map(record -> record.value().getRequestId())
                        .toList();

        // then
        assertThat(read).containsExactly("first", "second");
    }

    private void abort(CardListRequested request) throws Exception {
        try (KafkaProducer<String, CardListRequested> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "t"),
                new StringSerializer(),
                Avro.serializer(registry.url()))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(TOPIC.name(), request.getClientId(), request))
                    .get();
            producer.abortTransaction();
        }
    }

    private static CardListRequested request(String id) {
        return new CardListRequested(id, "client-1", Instant.EPOCH, null, null);
    }
}
