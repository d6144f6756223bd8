package cardstate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OutcomeWatchTest {

    private static final TopicPartition FIRST = new TopicPartition("client-cards-snapshot", 0);
    private static final TopicPartition SECOND = new TopicPartition("client-cards-snapshot", 1);

    private final MockConsumer<byte[], byte[]> consumer = new AsKafkasConsumer();

    OutcomeWatchTest() {
        consumer.updateEndOffsets(Map.of(FIRST, 10L, SECOND, 20L));
    }

    @Test
    void shouldReadAPartitionThatIsNewFromItsEnd() {
        // given
        OutcomeWatch.move(consumer, Set.of(FIRST));

        // when
        consumer.updateEndOffsets(Map.of(FIRST, 11L, SECOND, 20L));
        OutcomeWatch.move(consumer, Set.of(FIRST, SECOND));

        // then
        assertThat(consumer.position(FIRST)).isEqualTo(10);
        assertThat(consumer.position(SECOND)).isEqualTo(20);
    }

    @Test
    void shouldGoOnWhereItStandsWhenAnotherPartitionIsWaitedOnNoMore() {
        // given
        OutcomeWatch.move(consumer, Set.of(FIRST, SECOND));

        // when
        consumer.updateEndOffsets(Map.of(FIRST, 11L, SECOND, 20L));
        OutcomeWatch.move(consumer, Set.of(FIRST));

        // then
        assertThat(consumer.position(FIRST)).isEqualTo(10);
    }

    /** Seeks in all partitions where it is given none, as Kafka's own does and its mock does not. */
    private static final class AsKafkasConsumer extends MockConsumer<byte[], byte[]> {

        AsKafkasConsumer() {
            super("none");
        }

        @Override
        public synchronized void seekToEnd(Collection<TopicPartition> partitions) {
            super.seekToEnd(partitions.isEmpty() ? assignment() : partitions);
        }
    }
}
