package cardstate.topology;

import cardstate.call.Backlog;
import cardstate.call.Backoff;
import cardstate.call.Dispatcher;
import cardstate.meter.Meters;
import cardstate.request.RequestReader;
import cardstate.topic.TopicFacts;
import cardstate.topic.Topics;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What the stages of one instance share. Safe for all threads; the suppliers give each processor its own.
 *
 * @param reader reads requests
 * @param serializer Confluent's Avro serialiser
 */
public record Parts(
        Topics topics,
        TopicFacts facts,
        Dispatcher dispatcher,
        Backlog backlog,
        Backoff backoff,
        Supplier<RequestReader> reader,
        Supplier<Serializer<Object>> serializer,
        int removalAfterMissing,
        Meters meters) {}
