package cardstate.snapshot;

import cardstate.call.CallResult;
import cardstate.request.Request;
import cardstate.v1.ClientCardsSnapshot;
import java.time.Instant;
import java.util.List;

/** Makes the outcome of a request that succeeded. Pure; any thread. */
public final class Snapshots {

    private Snapshots() {}

    /**
     * Says that the service has forgotten the client: no cards, and no attempt, which no answer has. It is as new as the
     * client's last list.
     *
     * @param id in place of a request
     * @param last the client's last list
     */
    public static ClientCardsSnapshot forgotten(String clientId, String id, ListHead last, Instant now) {
        return new ClientCardsSnapshot(id, clientId, id, last.providerTime(), now, 0, false, List.of());
    }

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
