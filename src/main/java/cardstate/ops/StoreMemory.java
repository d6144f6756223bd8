package cardstate.ops;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the native memory of all stores of a process together: one block cache, out of which the write buffers are
 * paid too. The stores are many (each partition of each store, and standbys), and small.
 */
public final class StoreMemory implements RocksDBConfigSetter {

    /** The property under which the shared memory is handed to every store. */
    static final String SHARED = "cardstate.store.memory";

    private static final long WRITE_BUFFER_BYTES = 4L << 20;
    private static final int WRITE_BUFFERS = 2;
    private static final int FILE_OPENING_THREADS = 1;
    private static final long BLOCK_BYTES = 8L << 10;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
        openQuickly(options);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockSize(BLOCK_BYTES);
        if (configs.get(SHARED) instanceof Shared shared) {
            table.setBlockCache(shared.cache);
            table.setCacheIndexAndFilterBlocks(true);
            table.setCacheIndexAndFilterBlocksWithHighPriority(true);
            table.setPinTopLevelIndexAndFilter(true);
            options.setWriteBufferManager(shared.writeBuffers);
        }
        options.setTableFormatConfig(table);
    }

    /**
     * RocksDB starts sixteen threads, twice, to open the files of one store, and reads into files for figures. A start
     * after a crash opens every store twice, one after another, and each has a handful of files.
     */
    private static void openQuickly(Options options) {
        options.setMaxFileOpeningThreads(FILE_OPENING_THREADS);
        options.setSkipStatsUpdateOnDbOpen(true);
    }

    /** What is shared outlives the store: its owner closes it. */
    @Override
    public void close(String storeName, Options options) {}

    /** The memory of one process's stores. Any thread; closed by its owner after the last store. */
    public static final class Shared implements AutoCloseable {

        private static final long CACHE_BYTES = 96L << 20;
        private static final long WRITE_BUFFERS_BYTES = 48L << 20;
        private static final int SHARDS_BY_SIZE = -1;
        private static final double INDEX_SHARE = 0.1;

        static {
            RocksDB.loadLibrary();
        }

        private final LRUCache cache = new LRUCache(CACHE_BYTES, SHARDS_BY_SIZE, false, INDEX_SHARE);
        private final WriteBufferManager writeBuffers = new WriteBufferManager(WRITE_BUFFERS_BYTES, cache);

        @Override
        public void close() {
            writeBuffers.close();
            cache.close();
        }
    }
}
