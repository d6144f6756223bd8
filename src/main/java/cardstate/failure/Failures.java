package cardstate.failure;

import cardstate.call.Reason;
import cardstate.request.Request;
import cardstate.v1.CardListFailed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes the outcome of a request that did not succeed. Pure; any thread. */
public final class Failures {

    private Failures() {}

    /** @param httpStatus of the last attempt that ended, null where it had none */
    public static CardListFailed of(
            Request request, Reason reason, @Nullable Integer httpStatus, int attempts, Instant now) {
        return new CardListFailed(request.requestId(), request.clientId(), reason.name(), httpStatus, attempts, now);
    }
}
