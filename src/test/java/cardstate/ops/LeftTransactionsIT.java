package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.config.BadSettingsException;
import cardstate.config.Settings;
import cardstate.dev.broker.Broker;
import cardstate.dev.broker.BrokerOptions;
import cardstate.dev.broker.Brokers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker, which would leave the transactions open for a minute. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeftTransactionsIT {

    private static final int THREADS = 2;

    private final Broker broker = Brokers.start(BrokerOptions.usual());
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    private final String identity = UUID.randomUUID().toString();
    private final Path directory;

    LeftTransactionsIT(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterAll
    void close() {
        admin.close();
        broker.close();
    }

    @Test
    void shouldEndWhatEveryThreadOfTheLastLifeLeftOpenAndNothingOfAnotherInstance() throws Exception {
        // given
        admin.createTopics(List.of(new NewTopic("any", 1, (short) 1))).all().get();
        Settings settings = settings();
        String ours = settings.app().groupId() + "-" + identity + "-" + THREADS;
        String anothers = settings.app().groupId() + "-" + UUID.randomUUID() + "-" + THREADS;
        try (Producer<String, String> left = leftOpen(ours);
                Producer<String, String> running = leftOpen(anothers)) {
            assertThat(state(ours)).isEqualTo(TransactionState.ONGOING);

            // when
            LeftTransactions.in(settings, THREADS).end();

            // then
            assertThat(state(ours)).isEqualTo(TransactionState.EMPTY);
            assertThat(state(anothers)).isEqualTo(TransactionState.ONGOING);
        }
    }

    private Settings settings() throws BadSettingsException, IOException {
        Settings settings =
                SampleSettings.with(directory, Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers()));
        Path folder = Files.createDirectories(directory.resolve(settings.app().groupId()));
        Files.writeString(folder.resolve("kafka-streams-process-metadata"), "{\"processId\":\"" + identity + "\"}");
        return settings;
    }

    private Producer<String, String> leftOpen(String id) {
        Producer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", id),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("any", id));
        producer.flush();
        return producer;
    }

    private TransactionState state(String id) throws InterruptedException, ExecutionException {
        return admin.describeTransactions(List.of(id)).description(id).get().state();
    }
}
