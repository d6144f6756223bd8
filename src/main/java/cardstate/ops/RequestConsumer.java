package cardstate.ops;

import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The consumer of the stages. A stream thread takes up answers between two waits for records, so while a few are
 * awaited it waits for a moment only; with many, or with none, for as long as Kafka Streams asks for (ADR 14). Owned by its
 * stream thread, as any consumer.
 */
final class RequestConsumer extends KafkaConsumer<byte[], byte[]> {

    static final Duration MOMENT = Duration.ofMillis(1);

    private final BooleanSupplier awaitsFew;

    /** @param awaitsFew whether a few answers are awaited, cheap to ask */
    RequestConsumer(Map<String, Object> config, BooleanSupplier awaitsFew) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.awaitsFew = awaitsFew;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        return super.poll(wait(timeout, awaitsFew.getAsBoolean()));
    }

    static Duration wait(Duration asked, boolean awaitsFew) {
        return awaitsFew && asked.compareTo(MOMENT) > 0 ? MOMENT : asked;
    }
}
