package cardstate.topology;

import cardstate.topic.ContractTopic;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * One processor's way out: writes records to its sinks, stamped with the time of writing, by the system's clock: a broker
 * refuses what is stamped more than an hour ahead of its own (ADR 27). A record that its topic would
 * not take is found before it is forwarded: the producer's refusal would abort the transaction, for ever. Stream thread
 * only.
 */
final class Outlet {

    private static final int BATCH_OVERHEAD = 61;
    private static final int RECORD_OVERHEAD = 21;
    private static final int HEADER_OVERHEAD = 10;

    private final ProcessorContext<byte[], byte[]> context;
    private final WireWriter writer;
    private final InstantSource wall;
    private final CommitPace pace = new CommitPace();

    Outlet(ProcessorContext<byte[], byte[]> context, Parts parts) {
        this.context = context;
        this.writer = new WireWriter(parts.schemaIds());
        this.wall = parts.wall();
    }

    <V extends SpecificRecord> byte[] serialize(ContractTopic<V> topic, V value) {
        return writer.write(topic, value);
    }

    /** The most bytes that a batch of this record alone takes, uncompressed: by the format of record batches, magic 2. */
    static int size(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        int size = BATCH_OVERHEAD + RECORD_OVERHEAD + length(key) + length(value);
        for (Header header : headers) {
            size += HEADER_OVERHEAD + header.key().getBytes(StandardCharsets.UTF_8).length + length(header.value());
        }
        return size;
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    void forward(String key, byte @Nullable [] value, Headers headers, String node) {
        forward(key.getBytes(StandardCharsets.UTF_8), value, headers, node);
    }

    void forward(byte @Nullable [] key, byte @Nullable [] value, Headers headers, String node) {
        context.forward(new Record<>(key, value, wall.millis(), new RecordHeaders(headers)), node);
        pace.written(context.currentSystemTimeMs());
    }

    /** Kafka Streams has called in. */
    void entered() {
        pace.entered(context.currentSystemTimeMs());
    }

    /** Asks for a commit where what was written should not wait for the interval. */
    void leaving() {
        if (pace.isDue(context.currentSystemTimeMs())) {
            context.commit();
        }
    }

    /** Whether {@link #leaving} has yet to ask, or {@link #entered} to be told that the commit is made. */
    boolean awaitsCommit() {
        return pace.isWaiting();
    }

    /** The same, but for a burst, which is left to the commit interval. */
    boolean restsFromACommit() {
        return pace.isResting();
    }
}
