package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.dev.broker.Broker;
import cardstate.dev.broker.BrokerOptions;
import cardstate.dev.broker.Brokers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On a real broker, with changelogs of many fetches each. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoreConsumerIT {

    private static final TopicPartition CLIENTS = new TopicPartition("clients-changelog", 0);
    private static final TopicPartition CARDS = new TopicPartition("cards-changelog", 0);
    private static final TopicPartition STANDBY = new TopicPartition(CARDS.topic(), 1);
    private static final int RECORDS = (int) HeadStart.FAR_BEHIND + 10_000;
    private static final int RECORD_BYTES = 200;
    private static final int BATCH = 1_000;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Broker broker = Brokers.start(BrokerOptions.usual());

    @BeforeAll
    void fill() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic(CLIENTS.topic(), 1, (short) 1), new NewTopic(CARDS.topic(), 2, (short) 1)))
                    .all()
                    .get();
        }
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (TopicPartition partition : List.of(CLIENTS, CARDS)) {
                for (int i = 0; i < RECORDS; i++) {
                    producer.send(new ProducerRecord<>(
                            partition.topic(), partition.partition(), null, new byte[RECORD_BYTES]));
                }
            }
        }
    }

    @AfterAll
    void close() {
        broker.close();
    }

    @Test
    void shouldReadAClientsChangelogBeforeACardsAndBothToTheirEnd() {
        // given
        List<String> order = new ArrayList<>();
        try (RestoreConsumer consumer = consumer(List.of(CARDS, CLIENTS))) {

            // when
            while (consumer.position(CARDS) < RECORDS) {
                consumer.poll(POLL).forEach(record -> order.add(record.topic()));
            }
        }

        // then
        assertThat(order).hasSize(2 * RECORDS);
        int farBehindNoMore = order.indexOf(CLIENTS.topic()) + RECORDS - (int) HeadStart.FAR_BEHIND;
        assertThat(order.subList(order.indexOf(CLIENTS.topic()), farBehindNoMore))
                .containsOnly(CLIENTS.topic());
        assertThat(order.subList(order.lastIndexOf(CLIENTS.topic()) + 1, order.size()))
                .hasSizeGreaterThan(RECORDS - 2 * BATCH)
                .containsOnly(CARDS.topic());
    }

    @Test
    void shouldLeavePausedWhatKafkaStreamsHasPaused() {
        // given
        try (RestoreConsumer consumer = consumer(List.of(CARDS, STANDBY, CLIENTS))) {
            consumer.pause(List.of(STANDBY));

            // when
            while (consumer.position(CARDS) < RECORDS) {
                consumer.poll(POLL);
            }

            // then
            assertThat(consumer.paused()).containsExactly(STANDBY);
        }
    }

    private RestoreConsumer consumer(List<TopicPartition> partitions) {
        RestoreConsumer consumer = new RestoreConsumer(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "max.poll.records",
                        BATCH,
                        "max.partition.fetch.bytes",
                        BATCH * RECORD_BYTES),
                CARDS.topic(),
                new SteadyTime());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
