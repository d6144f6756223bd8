package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.topic.TopicFacts;
import cardstate.topology.CardStateTopology;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsPropertiesTest {

    private static final int MIB = 1_048_576;
    private static final TopicFacts FACTS = new TopicFacts(6, MIB, 4 * MIB, MIB, 4 * MIB, MIB, 4 * MIB);

    private final Path directory;

    StreamsPropertiesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldBeAConfigurationThatKafkaStreamsTakes() throws Exception {
        // given
        Properties properties = properties(Map.of("TOPIC_PREFIX", "test."));

        // when
        StreamsConfig config = new StreamsConfig(properties);

        // then
        assertThat(config.getString("application.id")).isEqualTo("test.card-state-streams");
        assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
        assertThat(config.getString("application.server")).isEqualTo("127.0.0.1:8080");
    }

    @Test
    void shouldMakeEachThreadAStaticMember() throws Exception {
        // given
        StreamsConfig config = new StreamsConfig(properties(Map.of("INSTANCE_ID", "pod-1")));

        // when
        Map<String, Object> consumer = config.getMainConsumerConfigs("group", "client", 2);

        // then
        assertThat(consumer)
                .containsEntry("group.instance.id", "pod-1-2")
                .containsEntry("session.timeout.ms", "10000")
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("auto.offset.reset", "earliest");
    }

    @Test
    void shouldLetWhatIsPassedForAllClientsGoBeforeItsOwnValueForSome() throws Exception {
        // given
        StreamsConfig config = new StreamsConfig(properties(Map.of("KAFKA_SESSION_TIMEOUT_MS", "45000")));

        // when
        Map<String, Object> consumer = config.getMainConsumerConfigs("group", "client", 1);

        // then
        assertThat(consumer).containsEntry("session.timeout.ms", "45000");
    }

    @Test
    void shouldLetTheProducerSendTheLargestRecordOfAnyTopic() throws Exception {
        // given
        StreamsConfig config = new StreamsConfig(properties(Map.of()));

        // when
        Map<String, Object> producer = config.getProducerConfigs("client");

        // then
        assertThat(Integer.parseInt(String.valueOf(producer.get("max.request.size"))))
                .isGreaterThan(FACTS.largestRecordBytes());
        assertThat(producer).containsEntry("transaction.timeout.ms", "10000");
    }

    @Test
    void shouldHaveInternalTopicsTakeWhatAClockThatWasSetBackStampsAhead() throws Exception {
        // when
        Properties properties = properties(Map.of());

        // then
        assertThat(properties).containsEntry("topic.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    }

    @Test
    void shouldMakeInternalTopicsWideEnoughForTheLargestInput() throws Exception {
        // when
        Properties properties = properties(Map.of());

        // then
        assertThat(properties).containsEntry("topic.max.message.bytes", Integer.toString(4 * MIB + 65_536));
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_NUM_STREAM_THREADS, num.stream.threads, 5",
        "KAFKA_COMMIT_INTERVAL_MS, commit.interval.ms, 20",
        "KAFKA_CONSUMER_SESSION_TIMEOUT_MS, consumer.session.timeout.ms, 45000",
        "KAFKA_PROCESSING_GUARANTEE, processing.guarantee, at_least_once",
        "TOPICS_REPLICATION, replication.factor, 3",
    })
    void shouldLetWhatIsPassedOnWin(String variable, String property, String value) throws Exception {
        // when
        Properties properties = properties(Map.of(variable, value));

        // then
        assertThat(properties).containsEntry(property, value);
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_MAX_POLL_INTERVAL_MS, 600000, 600",
        "KAFKA_MAIN_CONSUMER_MAX_POLL_INTERVAL_MS, 900000, 900",
        "UNUSED, x, 300"
    })
    void shouldTellTheIntervalThatThePollsAreHeldTo(String variable, String value, long seconds) throws Exception {
        // when
        Properties properties = properties(Map.of(variable, value));

        // then
        assertThat(StreamsProperties.pollInterval(properties)).hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "KAFKA_MAX_REQUEST_SIZE, 1048576",
        "KAFKA_PRODUCER_MAX_REQUEST_SIZE, 1048576",
        "KAFKA_BUFFER_MEMORY, 1048576",
    })
    void shouldLetNobodyPassOnAProducerThatRefusesWhatTheTopicsTake(String variable, String bytes) throws Exception {
        // when
        Map<String, Object> producer =
                new StreamsConfig(properties(Map.of(variable, bytes))).getProducerConfigs("client");

        // then
        assertThat(Integer.parseInt(String.valueOf(producer.get("max.request.size"))))
                .isGreaterThan(FACTS.largestRecordBytes());
        assertThat(Long.parseLong(String.valueOf(producer.get("buffer.memory"))))
                .isGreaterThan(FACTS.largestRecordBytes());
    }

    @Test
    void shouldUseNoStateDirectoryThatMayHaveMissedADeletion() throws Exception {
        // when
        Properties properties = properties(Map.of());

        // then
        assertThat(Long.parseLong(properties.getProperty("state.cleanup.dir.max.age.ms")))
                .isPositive()
                .isLessThan(CardStateTopology.TOMBSTONES_KEPT.toMillis());
    }

    @Test
    void shouldLetRecordsLingerOnlyWhereACommitSendsThem() throws Exception {
        // when
        Properties exactlyOnce = properties(Map.of());
        Properties atLeastOnce = properties(Map.of("KAFKA_PROCESSING_GUARANTEE", "at_least_once"));

        // then
        assertThat(exactlyOnce).containsEntry("producer.linger.ms", "30");
        assertThat(atLeastOnce).containsEntry("producer.linger.ms", "0");
    }

    @Test
    void shouldHaveNoStaticMembersWhereTheStreamsProtocolKnowsNone() throws Exception {
        // given
        Properties properties = properties(Map.of("KAFKA_GROUP_PROTOCOL", "streams"));

        // when
        StreamsConfig config = new StreamsConfig(properties);

        // then
        assertThat(config.getMainConsumerConfigs("group", "client", 1)).doesNotContainKey("group.instance.id");
    }

    private Properties properties(Map<String, String> variables) throws Exception {
        return StreamsProperties.of(SampleSettings.with(directory, variables), FACTS);
    }
}
