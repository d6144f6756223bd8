package cardstate.dev.local;

import cardstate.v1.Amounts;
import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardListFailed;
import cardstate.v1.CardStatusChanged;
import java.math.BigDecimal;
import java.util.StringJoiner;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that happened, in words, without personal data. Pure. */
record EventLine(Colour colour, String kind, String text) {

    static EventLine of(CardStatusChanged event) {
        String card = "card " + event.getCardId() + "  " + event.getClientId() + "  ";
        String previous = event.getPreviousStatus();
        String current = event.getCurrentStatus();
        String sequence = "  #" + event.getSequence();
        if (previous == null) {
            return new EventLine(Colour.GREEN, "first seen", card + "status " + current + sequence);
        }
        if (current == null) {
            return new EventLine(Colour.MAGENTA, "gone", card + "status was " + previous + sequence);
        }
        return new EventLine(Colour.YELLOW, "status", card + previous + " -> " + current + sequence);
    }

    static EventLine firstSeen(String clientId, int cards) {
        return new EventLine(Colour.GREEN, "first seen", (cards == 1 ? "1 card" : cards + " cards") + "  " + clientId);
    }

    static EventLine of(CardBalanceChanged event) {
        Schema schema = CardBalanceChanged.getClassSchema();
        String what = "card " + event.getCardId() + "  " + event.getClientId() + "  "
                + Personal.shown(schema, "iban", event.getIban()) + " "
                + Personal.shown(schema, "currency", event.getCurrency()) + "  "
                + difference(event.getPrevious(), event.getCurrent());
        return new EventLine(Colour.CYAN, "balance", what + "  #" + event.getSequence());
    }

    /** The balances of a card that is first seen are no news beside the card. */
    static boolean isNews(CardBalanceChanged event) {
        return event.getSequence() > 1;
    }

    static EventLine of(CardListFailed event) {
        String http = event.getHttpStatus() == null ? "" : " (HTTP " + event.getHttpStatus() + ")";
        String calls = event.getAttempts() == 1 ? "1 call" : event.getAttempts() + " calls";
        return new EventLine(
                Colour.RED, "failed", event.getClientId() + "  " + event.getReason() + http + " after " + calls);
    }

    /** Amounts are marked as personal: then only which of them moved, and where to. */
    private static String difference(@Nullable Amounts previous, @Nullable Amounts current) {
        if (previous == null || current == null) {
            return previous == null ? "appeared" : "disappeared";
        }
        StringJoiner moved = new StringJoiner(", ");
        for (Schema.Field field : Amounts.getClassSchema().getFields()) {
            Object before = previous.get(field.pos());
            Object after = current.get(field.pos());
            String move = move(before, after, Personal.isMarked(Amounts.getClassSchema(), field.name()));
            if (!move.isEmpty()) {
                moved.add(field.name() + " " + move);
            }
        }
        return moved.toString();
    }

    private static String move(@Nullable Object before, @Nullable Object after, boolean personal) {
        if (!(before instanceof BigDecimal one) || !(after instanceof BigDecimal other)) {
            return before == after ? "" : before == null ? "appeared" : "disappeared";
        }
        int way = other.compareTo(one);
        if (way == 0) {
            return "";
        }
        return personal ? (way > 0 ? "up" : "down") : one.toPlainString() + " -> " + other.toPlainString();
    }
}
