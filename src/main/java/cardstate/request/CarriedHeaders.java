package cardstate.request;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * Which headers of a request go onto everything that follows from it: all, or, where they are over 16 KiB together, only
 * those of the W3C trace context, and of these, where they are still over it, those that fit, in their order.
 */
public final class CarriedHeaders {

    static final int LIMIT_BYTES = 16 * 1024;

    private static final List<String> TRACE = List.of("traceparent", "tracestate", "baggage");

    private CarriedHeaders() {}

    public static Headers of(Headers headers) {
        if (size(headers) <= LIMIT_BYTES) {
            return new RecordHeaders(headers);
        }
        Headers trace = new RecordHeaders();
        int left = LIMIT_BYTES;
        for (String name : TRACE) {
            for (Header header : headers.headers(name)) {
                if (size(header) <= left) {
                    left -= size(header);
                    trace.add(header);
                }
            }
        }
        return trace;
    }

    private static int size(Headers headers) {
        int size = 0;
        for (Header header : headers) {
            size += size(header);
        }
        return size;
    }

    private static int size(Header header) {
        return header.key().getBytes(StandardCharsets.UTF_8).length
                + (header.value() == null ? 0 : header.value().length);
    }
}
