package cardstate.provider;

import cardstate.v1.Balance;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a card's {@code balances}: IBAN and currency name a balance; two of one name are one where they agree by value,
 * else the answer is invalid. Keeps the order. Any thread may use it.
 */
final class BalanceParser {

    private BalanceParser() {}

    /** The balances of the array that the parser stands on; none for null. */
    static List<Balance> list(JsonParser json) throws IOException, InvalidAnswerException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidAnswerException("balances is no array");
        }
        Map<BalanceName, Balance> balances = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Balance balance = balance(json);
            Balance other = balances.putIfAbsent(BalanceName.of(balance), balance);
            if (other != null && !balance.equals(other)) {
                throw new InvalidAnswerException("two different balances of one iban and currency");
            }
        }
        return List.copyOf(balances.values());
    }

    private static Balance balance(JsonParser json) throws IOException, InvalidAnswerException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidAnswerException("a balance is no object");
        }
        String iban = null;
        String currency = null;
        BigDecimal amount = null;
        BigDecimal linked = null;
        BigDecimal available = null;
        BigDecimal blocked = null;
        for (String name; (name = json.nextFieldName()) != null; ) {
            json.nextToken();
            switch (name) {
                case "iban" -> iban = Scalars.textOrNull(json);
                case "currency" -> currency = Scalars.textOrNull(json);
                case "amount" -> amount = Scalars.amountOrNull(json);
                case "linked_amount" -> linked = Scalars.amountOrNull(json);
                case "available_amount" -> available = Scalars.amountOrNull(json);
                case "blocked_amount" -> blocked = Scalars.amountOrNull(json);
                default -> json.skipChildren();
            }
        }
        return new Balance(iban, currency, amount, linked, available, blocked);
    }
}
