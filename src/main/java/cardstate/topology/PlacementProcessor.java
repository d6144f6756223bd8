package cardstate.topology;

import cardstate.meter.Meters;
import cardstate.request.HomePartition;
import cardstate.request.Origin;
import cardstate.request.RawRequest;
import cardstate.request.RequestReader;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Lets a request through that is on its client's partition, and sends one that is not to the right one. What has no
 * client's id for a key goes through: it can only become a dead letter.
 */
final class PlacementProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private final int partitions;
    private final Meters meters;

    PlacementProcessor(int partitions, Meters meters) {
        this.partitions = partitions;
        this.meters = meters;
    }

    @Override
    public void process(Record<byte[], byte[]> request) {
        RecordMetadata from = context().recordMetadata().orElseThrow();
        byte[] key = request.key();
        if (RequestReader.clientOf(key) == null
                || HomePartition.of(Objects.requireNonNull(key), partitions) == from.partition()) {
            context().forward(request, Nodes.BY_CLIENT);
            return;
        }
        meters.moved();
        Origin origin = new Origin(from.topic(), from.partition(), from.offset());
        RawRequest raw = new RawRequest(key, request.value(), request.headers(), origin);
        context()
                .forward(
                        request.withValue(new ClientMessage.Moved(raw).toBytes())
                                .withHeaders(new RecordHeaders()),
                        Nodes.MOVED);
    }
}
