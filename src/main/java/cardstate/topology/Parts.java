package cardstate.topology;

import cardstate.call.Backlog;
import cardstate.call.Backoff;
import cardstate.call.Dispatcher;
import cardstate.meter.Meters;
import cardstate.request.RawRequest;
import cardstate.request.RequestReader;
import cardstate.topic.SchemaIds;
import cardstate.topic.TopicFacts;
import cardstate.topic.Topics;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the stages of one instance share. Safe for all threads; the suppliers give each processor its own.
 *
 * @param reader reads requests
 * @param wall the system's clock, which deadlines are looked at on, and records are stamped by
 * @param schemaIds what the values written begin with
 */
public record Parts(
        Topics topics,
        TopicFacts facts,
        Dispatcher dispatcher,
        Backlog backlog,
        Backoff backoff,
        InstantSource wall,
        Supplier<RequestReader> reader,
        SchemaIds schemaIds,
        int removalAfterMissing,
        Meters meters) {

    /** What the store or a repartition topic adds to a request that it holds. */
    private static final int ROOM_BESIDE_REQUEST = 16_384;

    /**
     * Whether a record is larger than the internal topics take: the broker measures compressed batches, so a record may be
     * far larger than its topic's limit. Moved or kept, it would abort the transaction for ever.
     */
    boolean isTooLargeToKeep(RawRequest request) {
        int size = Outlet.size(request.key(), request.value(), request.headers());
        return size > facts.internalMaxBytes() - ROOM_BESIDE_REQUEST;
    }
}
