package cardstate.call;

import cardstate.v1.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one call of cards/list ended. Immutable; made on any thread, read on the stream thread. */
public sealed interface CallResult {

    /** One of a few words, for meters: {@code ANSWERED}, or the reason of the failure. */
    default String outcome() {
        return this instanceof Failed failed ? failed.reason().name() : "ANSWERED";
    }

    /**
     * A whole, valid list.
     *
     * @param providerRequestId the request id that was sent with the call that was answered
     * @param providerTime the answer's {@code dt}, null where it has none that can be read
     * @param receivedAt when the last byte had arrived
     * @param cards the cards in the answer's order, no two with one id
     * @param bytes how long the answer was: a measure of what it takes in the heap
     */
    record Answered(
            String providerRequestId, @Nullable Instant providerTime, Instant receivedAt, List<Card> cards, int bytes)
            implements CallResult {

        public Answered {
            cards = List.copyOf(cards);
        }

        /** Cards are personal data: only their number is shown. */
        @Override
        public String toString() {
            return "Answered[providerRequestId=" + providerRequestId + ", providerTime=" + providerTime
                    + ", receivedAt=" + receivedAt + ", cards=" + cards.size() + ", bytes=" + bytes + "]";
        }
    }

    /**
     * No list. Carries nothing of the answer's body.
     *
     * @param reason one of the reasons that an attempt can have: PROVIDER_ERROR, PROVIDER_REJECTED, INVALID_RESPONSE,
     *     PROVIDER_UNAVAILABLE, PROVIDER_UNAUTHORIZED or PROVIDER_NOT_READY
     * @param httpStatus the answer's status, null where there was no answer
     * @param retryAfter what a 429 or 503 asked for, as it was sent, not capped and never negative; null: nothing
     */
    record Failed(Reason reason, @Nullable Integer httpStatus, @Nullable Duration retryAfter) implements CallResult {}
}
