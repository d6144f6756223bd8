package cardstate.change;

import cardstate.v1.Amounts;
import org.jspecify.annotations.Nullable;

/** One thing about a card that differs between two neighbouring states. Immutable. */
public sealed interface Change {

    /**
     * @param previous the status before, null where the card was listed by nobody
     * @param current the status now, null where the card is listed by nobody; never both null, never equal
     */
    record Status(@Nullable String previous, @Nullable String current) implements Change {}

    /**
     * @param iban with the currency the balance's name within the card
     * @param previous the amounts before, null where the balance appears
     * @param current the amounts now, null where it disappears; never both null, never equal by value
     */
    record Balance(
            @Nullable String iban, @Nullable String currency, @Nullable Amounts previous, @Nullable Amounts current)
            implements Change {

        /** Amounts are personal data and are not shown. */
        @Override
        public String toString() {
            return "Balance[currency=" + currency + "]";
        }
    }
}
