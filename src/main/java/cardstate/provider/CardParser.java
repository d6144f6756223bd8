package cardstate.provider;

import cardstate.v1.Balance;
import cardstate.v1.Card;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code cards}: an id and a status each; two cards with one id are one where they agree, their balances in any
 * order, else the answer is invalid. Keeps the order. Owned by one thread.
 */
final class CardParser {

    private static final String BALANCES = "balances";

    private final CardMask mask;

    CardParser(CardMask mask) {
        this.mask = mask;
    }

    /** The cards of the array that the parser stands on. */
    List<Card> list(JsonParser json) throws IOException, InvalidAnswerException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidAnswerException("cards is no array");
        }
        Map<String, Card> cards = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Card card = card(json);
            Card other = cards.putIfAbsent(card.getCardId(), card);
            if (other != null && !agree(card, other)) {
                throw new InvalidAnswerException("two different cards with one card_id");
            }
        }
        return List.copyOf(cards.values());
    }

    private static boolean agree(Card one, Card other) {
        return Card.getClassSchema().getFields().stream()
                .allMatch(field -> field.name().equals(BALANCES)
                        ? Set.copyOf(one.getBalances()).equals(Set.copyOf(other.getBalances()))
                        : Objects.equals(one.get(field.pos()), other.get(field.pos())));
    }

    private Card card(JsonParser json) throws IOException, InvalidAnswerException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidAnswerException("a card is no object");
        }
        String cardId = null;
        Long productId = null;
        String clientId = null;
        String branchId = null;
        String cardMask = null;
        String token = null;
        Integer month = null;
        Integer year = null;
        String firstName = null;
        String lastName = null;
        String status = null;
        List<Balance> balances = List.of();
        for (String name; (name = json.nextFieldName()) != null; ) {
            json.nextToken();
            switch (name) {
                case "card_id" -> cardId = Scalars.code(json);
                case "product_id" -> productId = Scalars.longOrNull(json);
                case "client_id" -> clientId = Scalars.textOrNull(json);
                case "branch_id" -> branchId = Scalars.textOrNull(json);
                case "card_mask" -> cardMask = masked(Scalars.textOrNull(json));
                case "card.ips_pan_token" -> token = Scalars.textOrNull(json);
                case "card_month" -> month = Scalars.intOrNull(json);
                case "card_year" -> year = Scalars.intOrNull(json);
                case "first_name" -> firstName = Scalars.textOrNull(json);
                case "last_name" -> lastName = Scalars.textOrNull(json);
                case "status" -> status = Scalars.code(json);
                case BALANCES -> balances = BalanceParser.list(json);
                default -> json.skipChildren();
            }
        }
        if (cardId == null || status == null) {
            throw new InvalidAnswerException("a card without card_id or status");
        }
        return new Card(
                cardId, productId, clientId, branchId, cardMask, token, month, year, firstName, lastName, status,
                balances);
    }

    private @Nullable String masked(@Nullable String text) {
        return text == null ? null : mask.apply(text);
    }
}
