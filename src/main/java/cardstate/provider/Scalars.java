package cardstate.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value that the parser stands on as a card's or a balance's field. What the schema cannot hold unaltered
 * makes the answer invalid. Pure.
 */
final class Scalars {

    private Scalars() {}

    /** An id or a code: a text that is not empty. */
    static String code(JsonParser json) throws IOException, InvalidAnswerException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new InvalidAnswerException("a card_id or status is no text");
        }
        String text = wellFormed(json.getText());
        if (text.isEmpty()) {
            throw new InvalidAnswerException("a card_id or status is empty");
        }
        return text;
    }

    /** A text, or a number as it was written. */
    static @Nullable String textOrNull(JsonParser json) throws IOException, InvalidAnswerException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> wellFormed(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getText();
            default -> throw new InvalidAnswerException("a text field holds no text");
        };
    }

    static @Nullable Long longOrNull(JsonParser json) throws IOException, InvalidAnswerException {
        return isNull(json)
                ? null
                : Long.valueOf(integer(json, JsonParser.NumberType.LONG).getLongValue());
    }

    static @Nullable Integer intOrNull(JsonParser json) throws IOException, InvalidAnswerException {
        return isNull(json)
                ? null
                : Integer.valueOf(integer(json, JsonParser.NumberType.INT).getIntValue());
    }

    static @Nullable BigDecimal amountOrNull(JsonParser json) throws IOException, InvalidAnswerException {
        if (isNull(json)) {
            return null;
        }
        if (!json.currentToken().isNumeric()) {
            throw new InvalidAnswerException("an amount is no number");
        }
        try {
            return Amount.exactly(json.getDecimalValue());
        } catch (JsonProcessingException | NumberFormatException beyond) {
            throw new InvalidAnswerException("an amount is no number that can be held");
        }
    }

    private static boolean isNull(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    private static JsonParser integer(JsonParser json, JsonParser.NumberType widest)
            throws IOException, InvalidAnswerException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new InvalidAnswerException("a whole number is none");
        }
        if (json.getNumberType().compareTo(widest) > 0) {
            throw new InvalidAnswerException("a whole number is too large");
        }
        return json;
    }

    /** An unpaired surrogate has no UTF-8: written, it would become another character. */
    private static String wellFormed(String text) throws InvalidAnswerException {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired = i + 1 < length && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!paired) {
                    throw new InvalidAnswerException("a text has an unpaired surrogate");
                }
                i++;
            }
        }
        return text;
    }
}
