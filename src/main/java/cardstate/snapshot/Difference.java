package cardstate.snapshot;

import cardstate.v1.Card;

/** What a list says of a card that the card's own state may have to know. */
public sealed interface Difference {

    String cardId();

    /** The list shows a card that is new to it or differs from before. */
    record Shown(Card card) implements Difference {
        @Override
        public String cardId() {
            return card.getCardId();
        }

        /** Cards are personal data and are not shown. */
        @Override
        public String toString() {
            return "Shown[" + cardId() + "]";
        }
    }

    /** The list shows the card as before; it matters because other clients list the card too. */
    record Repeated(String cardId) implements Difference {}

    /** The list shows the card no more. */
    record Dropped(String cardId) implements Difference {}
}
