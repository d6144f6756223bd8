package cardstate.topology;

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
 * client's id for a key, or is too large to be moved, goes through: it can only become a dead letter.
 */
final class PlacementProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private final Parts parts;

    PlacementProcessor(Parts parts) {
        this.parts = parts;
    }

    @Override
    public void process(Record<byte[], byte[]> request) {
        RecordMetadata from = context().recordMetadata().orElseThrow();
        Origin origin = new Origin(from.topic(), from.partition(), from.offset());
        RawRequest raw = new RawRequest(request.key(), request.value(), request.headers(), origin);
        if (RequestReader.clientOf(raw.key()) == null || parts.isTooLargeToKeep(raw) || isAtHome(raw)) {
            context().forward(request, Nodes.BY_CLIENT);
            return;
        }
        parts.meters().moved();
        context()
                .forward(
                        request.withValue(new ClientMessage.Moved(raw).toBytes())
                                .withHeaders(new RecordHeaders()),
                        Nodes.MOVED);
    }

    private boolean isAtHome(RawRequest request) {
        int partitions = parts.facts().requestPartitions();
        return HomePartition.of(Objects.requireNonNull(request.key()), partitions)
                == request.origin().partition();
    }
}
