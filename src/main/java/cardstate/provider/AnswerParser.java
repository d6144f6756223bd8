package cardstate.provider;

import cardstate.call.Reason;
import cardstate.v1.Card;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an HTTP 200, by the table of provider-api.md. Total: any bytes give an {@link Answer}, never an
 * exception, and nesting costs no stack. What {@code status} and {@code request_status} say goes before what is wrong
 * with the cards, wherever they stand in the body. Fields that are not known are skipped; one that is read must not
 * stand twice, for nobody knows which of the two was meant. Owned by one thread.
 */
final class AnswerParser {

    private static final int MAX_NESTING = 64;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .build();

    private static final Set<String> READ = Set.of("status", "request_status", "dt", "cards");

    private final CardParser cardParser;

    AnswerParser(CardMask mask) {
        this.cardParser = new CardParser(mask);
    }

    Answer parse(byte[] body, int length) {
        try (JsonParser json = JSON.createParser(body, 0, length)) {
            return read(json);
        } catch (InvalidAnswerException e) {
            return invalid(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            return invalid("no JSON that can be read: " + e.getClass().getSimpleName());
        }
    }

    private Answer read(JsonParser json) throws IOException, InvalidAnswerException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new InvalidAnswerException("no JSON object");
        }
        JsonStreamContext top = json.getParsingContext();
        String status = "";
        String requestStatus = "";
        Instant dt = null;
        List<Card> cards = null;
        String wrong = "cards is missing";
        Set<String> seen = new HashSet<>();
        for (String name; (name = json.nextFieldName()) != null; ) {
            if (READ.contains(name) && !seen.add(name)) {
                throw new InvalidAnswerException(name + " stands twice");
            }
            json.nextToken();
            switch (name) {
                case "status" -> status = code(json);
                case "request_status" -> requestStatus = code(json);
                case "dt" -> dt = time(code(json));
                case "cards" -> {
                    try {
                        cards = cardParser.list(json);
                    } catch (InvalidAnswerException e) {
                        cards = null;
                        wrong = String.valueOf(e.getMessage());
                        leave(json, top);
                    }
                }
                default -> json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw new InvalidAnswerException("something follows the JSON object");
        }
        Answer noList = verdict(status, requestStatus);
        if (noList != null) {
            return noList;
        }
        return cards == null ? invalid(wrong) : new Answer.Cards(dt, cards);
    }

    private static @Nullable Answer verdict(String status, String requestStatus) {
        if (status.equals("error") || requestStatus.equals("error")) {
            return new Answer.NoList(Reason.PROVIDER_ERROR, "status or request_status is error");
        }
        if (requestStatus.equals("process")) {
            return new Answer.NoList(Reason.PROVIDER_NOT_READY, "request_status is process");
        }
        return status.equals("ok") && requestStatus.equals("success")
                ? null
                : invalid("status or request_status is missing or unknown");
    }

    /** A text, or what no code and no time is. */
    private static String code(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        json.skipChildren();
        return "";
    }

    /** A time with four digits for its year: any other cannot be meant, and some overflow what stores it. */
    private static @Nullable Instant time(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return time.getYear() >= 0 && time.getYear() <= 9999 ? time.toInstant() : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** Goes on after a card that was given up half-way, to the end of the field that holds it. */
    private static void leave(JsonParser json, JsonStreamContext top) throws IOException {
        while (json.getParsingContext() != top) {
            json.nextToken();
        }
    }

    private static Answer invalid(String why) {
        return new Answer.NoList(Reason.INVALID_RESPONSE, why);
    }
}
