package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

class StoreMemoryTest {

    @Test
    void shouldPayAllStoresOutOfOneMemory() {
        try (StoreMemory.Shared shared = new StoreMemory.Shared();
                Options one = options();
                Options two = options()) {
            // given
            Map<String, Object> configs = Map.of(StoreMemory.SHARED, shared);

            // when
            new StoreMemory().setConfig("one", one, configs);
            new StoreMemory().setConfig("two", two, configs);

            // then
            assertThat(one.writeBufferManager()).isSameAs(two.writeBufferManager());
        }
    }

    @Test
    void shouldBoundAStoreThatStandsAlone() {
        try (StoreMemory.Shared loaded = new StoreMemory.Shared();
                Options options = options()) {
            // given
            Map<String, Object> configs = Map.of("other", loaded);

            // when
            new StoreMemory().setConfig("one", options, configs);

            // then
            assertThat(options.writeBufferSize()).isEqualTo(4L << 20);
        }
    }

    @Test
    void shouldStartNoHerdOfThreadsToOpenAFewFiles() {
        try (StoreMemory.Shared loaded = new StoreMemory.Shared();
                Options options = options()) {
            // given
            Map<String, Object> configs = Map.of(StoreMemory.SHARED, loaded);

            // when
            new StoreMemory().setConfig("one", options, configs);

            // then
            assertThat(options.maxFileOpeningThreads()).isOne();
            assertThat(options.skipStatsUpdateOnDbOpen()).isTrue();
        }
    }

    private static Options options() {
        return new Options().setTableFormatConfig(new BlockBasedTableConfig());
    }
}
