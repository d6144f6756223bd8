package cardstate.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class HomePartitionTest {

    @Test
    void shouldBeWhereKafkasOwnProducerPutsAKey() {
        // given
        Random random = new Random(1);

        for (int i = 0; i < 10_000; i++) {
            // when
            byte[] key = new byte[1 + random.nextInt(128)];
            random.nextBytes(key);
            int partitions = 1 + random.nextInt(100);

            // then
            assertThat(HomePartition.of(key, partitions))
                    .isEqualTo(BuiltInPartitioner.partitionForKey(key, partitions));
        }
    }
}
