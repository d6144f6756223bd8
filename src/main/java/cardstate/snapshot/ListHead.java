package cardstate.snapshot;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Which list it is, and what caused it: all that follows from a list names it by these.
 *
 * @param providerTime the answer's own time, null where it had none that could be read
 * @param requestId the oldest of the requests that the list answered
 * @param headers that request's headers
 */
public record ListHead(ListVersion version, @Nullable Instant providerTime, String requestId, Headers headers) {

    ListHead at(ListVersion other) {
        return new ListHead(other, providerTime, requestId, headers);
    }
}
