package cardstate.dev.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where the oracle reads: Kafka, or a test's memory. Used by one thread. Errors are {@link CannotCheckException}s. */
public interface Source extends AutoCloseable {

    /** The present range of each partition, as a {@code read_committed} reader has it. */
    List<Span> spans(String topic);

    /** Hands over every committed record of the spans, those of one partition in their order. */
    void read(String topic, List<Span> spans, Consumer<ConsumerRecord<byte[], byte[]>> reader);

    /** The offsets that a group has committed, by partition; a partition without one is not in it. */
    Map<Integer, Long> committed(String group, String topic);

    Instant now();

    @Override
    void close();
}
