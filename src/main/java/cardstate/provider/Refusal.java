package cardstate.provider;

import cardstate.call.CallResult.Failed;
import cardstate.call.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What becomes of an answer that is no HTTP 200, by the table of provider-api.md: its body is not read. Pure. */
final class Refusal {

    private Refusal() {}

    /**
     * @param status any status but 200
     * @param retryAfter the header {@code Retry-After}, which counts on 429 and 503 only
     * @param now what a date in it is measured from
     */
    static Failed of(int status, @Nullable String retryAfter, Instant now) {
        boolean mayHold = status == 429 || status == 503;
        return new Failed(reason(status), status, mayHold ? RetryAfter.parse(retryAfter, now) : null);
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 401, 403 -> Reason.PROVIDER_UNAUTHORIZED;
            case 408, 425, 429 -> Reason.PROVIDER_UNAVAILABLE;
            default -> {
                if (status < 300) {
                    yield Reason.INVALID_RESPONSE;
                }
                yield status < 500 ? Reason.PROVIDER_REJECTED : Reason.PROVIDER_UNAVAILABLE;
            }
        };
    }
}
