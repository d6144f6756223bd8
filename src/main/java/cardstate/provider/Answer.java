package cardstate.provider;

import cardstate.call.Reason;
import cardstate.v1.Card;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the body of an HTTP 200 says. Immutable. */
sealed interface Answer {

    /**
     * A whole, valid list.
     *
     * @param dt the provider's time, null where there is none that can be read
     * @param cards in the body's order, no two with one id
     */
    record Cards(@Nullable Instant dt, List<Card> cards) implements Answer {

        /** Cards are personal data: only their number is shown. */
        @Override
        public String toString() {
            return "Cards[dt=" + dt + ", cards=" + cards.size() + "]";
        }
    }

    /**
     * No list.
     *
     * @param reason PROVIDER_ERROR, PROVIDER_NOT_READY or INVALID_RESPONSE
     * @param why a fixed text for the log, which quotes nothing of the body
     */
    record NoList(Reason reason, String why) implements Answer {}
}
