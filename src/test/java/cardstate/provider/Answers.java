package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.Reason;
import cardstate.provider.Answer.Cards;
import cardstate.provider.Answer.NoList;
import cardstate.v1.Balance;
import cardstate.v1.Card;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bodies of answers made of their parts, and what was read of them. */
final class Answers {

    static final String CARD = "{\"card_id\":\"a\",\"status\":\"00\"}";

    private Answers() {}

    static String list(String cards) {
        return "{\"status\":\"ok\",\"request_status\":\"success\",\"cards\":[" + cards + "]}";
    }

    static String amount(String number) {
        return balances("{\"iban\":\"I\",\"currency\":\"KZT\",\"amount\":" + number + "}");
    }

    static String balances(String... balances) {
        return "{\"card_id\":\"a\",\"status\":\"00\",\"balances\":[" + String.join(",", balances) + "]}";
    }

    static Card card(String id, List<Balance> balances) {
        return new Card(id, null, null, null, null, null, null, null, null, null, "00", balances);
    }

    static List<Card> cards(Answer answer) {
        assertThat(answer).isInstanceOf(Cards.class);
        return ((Cards) answer).cards();
    }

    static void assertInvalid(Answer answer) {
        assertThat(answer).isInstanceOfSatisfying(NoList.class, none -> assertThat(none.reason())
                .isEqualTo(Reason.INVALID_RESPONSE));
    }

    static Answer parse(AnswerParser parser, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, bytes.length);
    }
}
