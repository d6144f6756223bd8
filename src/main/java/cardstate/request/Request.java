package cardstate.request;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/**
 * A valid request.
 *
 * @param clientId 1 to 128 printable ASCII characters
 * @param requestId likewise; with the client's id it is what the request is
 * @param deadline when it must have its outcome, fixed when it was read
 * @param headers what goes onto everything that follows from it
 */
public record Request(String clientId, String requestId, Instant deadline, Headers headers) {}
