package cardstate.call;

import java.util.function.Consumer;

/** The provider's cards/list, one attempt at a time. The port that the provider's package fills. */
public interface CardsListApi {

    /**
     * Calls once, with a new provider request id, and hands over the result exactly once, on any thread, within the
     * attempt's time-out. Never blocks and never throws: whatever goes wrong is a {@link CallResult.Failed}.
     *
     * @param clientId the client whose cards are asked for
     * @param traceparent the W3C trace context to send along, empty for none
     * @param done takes the result; must return quickly
     */
    void call(String clientId, String traceparent, Consumer<CallResult> done);
}
