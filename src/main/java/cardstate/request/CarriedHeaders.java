package cardstate.request;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Which headers of a request go onto everything that follows from it: all, or, where they are over 16 KiB together, only
 * those of the W3C trace context.
 */
public final class CarriedHeaders {

    static final int LIMIT_BYTES = 16 * 1024;

    private static final Set<String> TRACE = Set.of("traceparent", "tracestate", "baggage");

    private CarriedHeaders() {}

    public static Headers of(Headers headers) {
        if (size(headers) <= LIMIT_BYTES) {
            return new RecordHeaders(headers);
        }
        Headers trace = new RecordHeaders();
        for (Header header : headers) {
            if (TRACE.contains(header.key())) {
                trace.add(header);
            }
        }
        return size(trace) <= LIMIT_BYTES ? trace : new RecordHeaders();
    }

    private static int size(Headers headers) {
        int size = 0;
        for (Header header : headers) {
            size += header.key().getBytes(StandardCharsets.UTF_8).length;
            size += header.value() == null ? 0 : header.value().length;
        }
        return size;
    }
}
