package cardstate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.request.HomePartition;
import cardstate.v1.ClientCardsSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The driver reads every record from partition 0: who belongs there is at home, everybody else is not. */
class PlacementTest {

    private static final int PARTITIONS = 6;
    private static final String AT_HOME = client(0);
    private static final String ASTRAY = client(3);

    private final Rig rig = new Rig(RigOptions.DEFAULT.withPartitions(PARTITIONS));

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldServeARequestThatIsAtHomeInPlace() {
        // when
        rig.list(AT_HOME, "request");

        // then
        assertThat(rig.snapshots()).hasSize(1);
        assertThat(moved()).isZero();
        assertThat(rig.count("cardstate.requests.moved")).isZero();
    }

    @Test
    void shouldMoveARequestThatCameOnAnotherPartitionAndCountIt() {
        // when
        rig.request(ASTRAY, "request");

        // then
        assertThat(moved()).isEqualTo(1);
        assertThat(rig.count("cardstate.requests.moved")).isEqualTo(1);
    }

    @Test
    void shouldServeARequestThatWasMoved() {
        // given
        RecordHeaders headers = new RecordHeaders();
        headers.add("header", new byte[] {1});
        rig.request(ASTRAY, "request", null, headers);

        // when
        rig.answer();

        // then
        assertThat(rig.read(rig.topics.snapshots()))
                .singleElement()
                .satisfies(record -> assertThat(record.headers()).isEqualTo(headers))
                .extracting(record -> record.value())
                .extracting(ClientCardsSnapshot::getRequestId)
                .isEqualTo("request");
    }

    @Test
    void shouldTellWhereAMovedRecordWasFirstReadWhenItIsNoRequest() {
        // given
        rig.list(AT_HOME, "request");

        // when
        rig.send(ASTRAY, new byte[] {1}, new RecordHeaders());

        // then
        assertThat(rig.read(rig.topics.deadLetters())).singleElement().satisfies(letter -> {
            assertThat(header(letter.headers(), "__streams.errors.topic")).isEqualTo("card-list-requested");
            assertThat(header(letter.headers(), "__streams.errors.offset")).isEqualTo("1");
        });
    }

    @Test
    void shouldNotMoveWhatHasNoClient() {
        // when
        rig.send(null, new byte[] {1}, new RecordHeaders());
        rig.send("a\nb", new byte[] {1}, new RecordHeaders());

        // then
        assertThat(moved()).isZero();
        assertThat(rig.read(rig.topics.deadLetters())).hasSize(2);
    }

    private int moved() {
        return rig.driver
                .createOutputTopic("app-clients-repartition", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .size();
    }

    private static String header(org.apache.kafka.common.header.Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static String client(int partition) {
        return Stream.iterate(0, i -> i + 1)
                .map(i -> "client" + i)
                .filter(id -> HomePartition.of(id.getBytes(StandardCharsets.UTF_8), PARTITIONS) == partition)
                .findFirst()
                .orElseThrow();
    }
}
