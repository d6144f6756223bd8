package cardstate.snapshot;

import cardstate.call.CallResult;
import cardstate.request.Request;
import cardstate.v1.ClientCardsSnapshot;

/** Makes the outcome of a request that succeeded. Pure; any thread. */
public final class Snapshots {

    private Snapshots() {}

    /**
     * @param attempts the calls made for the request, the answered one among them
     * @param stale whether the answer is older than one seen before for the client
     */
    public static ClientCardsSnapshot of(Request request, CallResult.Answered answer, int attempts, boolean stale) {
        return new ClientCardsSnapshot(
                request.requestId(),
                request.clientId(),
                answer.providerRequestId(),
                answer.providerTime(),
                answer.receivedAt(),
                attempts,
                stale,
                answer.cards());
    }
}
