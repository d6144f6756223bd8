package cardstate.dev.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cardstate.dev.broker.Broker;
import cardstate.dev.broker.BrokerOptions;
import cardstate.dev.broker.Brokers;
import cardstate.dev.registry.Registry;
import cardstate.topic.ContractTopic;
import cardstate.topic.RegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The oracle on a real broker and registry, with a history that is written in transactions. */
class OracleIT {

    private static final String GROUP = "app";
    private static @Nullable Broker broker;
    private static @Nullable Registry registry;
    private static @Nullable SchemaRegistryClient schemas;

    @BeforeAll
    static void write() throws Exception {
        broker = Brokers.start(BrokerOptions.usual());
        registry = Registry.start();
        schemas = RegistryClient.open(Map.of("schema.registry.url", registry.url()));
        try (KafkaProducer<byte[], byte[]> producer = producer(broker)) {
            History history = new History(
                    schemas,
                    record -> producer.send(new ProducerRecord<>(
                            record.topic(), null, null, record.key(), record.value(), record.headers())));
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                createTopics(admin, history);
                producer.initTransactions();
                producer.beginTransaction();
                history.everything();
                producer.commitTransaction();
                producer.beginTransaction();
                history.failure("c", "1");
                producer.flush();
                producer.abortTransaction();
                TopicPartition requests =
                        new TopicPartition(history.topics.requests().name(), 0);
                admin.alterConsumerGroupOffsets(GROUP, Map.of(requests, new OffsetAndMetadata(9)))
                        .all()
                        .get();
            }
        }
    }

    @AfterAll
    static void close() throws Exception {
        if (schemas != null) {
            schemas.close();
        }
        if (registry != null) {
            registry.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void shouldHoldWhereTheSecondOutcomeWasAborted() {
        // when
        Verdict verdict = Oracle.check(options().whenUncompacted().whenAtRest().withApplicationId(GROUP));

        // then
        verdict.assertHolds();
        assertThat(verdict.count(Measure.REQUESTS)).isEqualTo(7);
    }

    @Test
    void shouldFindWhatTheGroupHasNotCommitted() {
        // when
        Verdict verdict = Oracle.check(options().withApplicationId("another"));

        // then
        assertThat(verdict.violations()).as(verdict.report()).containsOnlyKeys(Kind.OFFSET_NOT_COMMITTED);
    }

    @Test
    void shouldSayWhichTopicIsNotThere() {
        assertThatThrownBy(() -> Oracle.check(options().withPrefix("wrong.")))
                .isInstanceOf(CannotCheckException.class)
                .hasMessageContaining("wrong.card-list-requested is not there");
    }

    @Test
    void shouldSayThatTheRegistryDoesNotAnswer() {
        // given
        OracleOptions options =
                OracleOptions.of(Objects.requireNonNull(broker).bootstrapServers(), "http://127.0.0.1:1");

        // then
        assertThatThrownBy(() -> Oracle.check(options))
                .isInstanceOf(CannotCheckException.class)
                .hasMessageContaining("the registry does not answer");
    }

    @Test
    void shouldNotTakeRetentionDuringTheCheckForALoss() throws Exception {
        // given
        String address = Objects.requireNonNull(broker).bootstrapServers();
        TopicPartition partition = new TopicPartition("short-lived", 0);
        try (KafkaSource source = KafkaSource.open(Map.of("bootstrap.servers", address));
                Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(List.of(new NewTopic(partition.topic(), Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            publish(address, partition.topic());
            List<Span> spans = source.spans(partition.topic());

            // when
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();

            // then
            assertThatThrownBy(() -> source.read(partition.topic(), spans, record -> {}))
                    .isInstanceOf(CannotCheckException.class)
                    .hasMessageContaining("check again");
        }
    }

    private static void publish(String address, String topic) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, new byte[] {1})).get();
        }
    }

    private static OracleOptions options() {
        return OracleOptions.of(
                Objects.requireNonNull(broker).bootstrapServers(),
                Objects.requireNonNull(registry).url());
    }

    private static void createTopics(Admin admin, History history) throws Exception {
        List<NewTopic> topics = history.topics.all().stream()
                .map(ContractTopic::name)
                .map(name -> new NewTopic(name, Optional.of(1), Optional.empty()))
                .toList();
        admin.createTopics(topics).all().get();
    }

    private static KafkaProducer<byte[], byte[]> producer(Broker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "history"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
