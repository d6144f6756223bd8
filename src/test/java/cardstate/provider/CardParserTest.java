package cardstate.provider;

import static cardstate.provider.Answers.CARD;
import static cardstate.provider.Answers.amount;
import static cardstate.provider.Answers.assertInvalid;
import static cardstate.provider.Answers.balances;
import static cardstate.provider.Answers.card;
import static cardstate.provider.Answers.cards;
import static cardstate.provider.Answers.list;
import static cardstate.provider.Answers.parse;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.Balance;
import cardstate.v1.Card;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardParserTest {

    private final AtomicInteger fullNumbers = new AtomicInteger();
    private final AnswerParser parser = new AnswerParser(new CardMask(fullNumbers::incrementAndGet));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "[]",
                "{}",
                "{\"card_id\":\"a\"}",
                "{\"status\":\"00\"}",
                "{\"card_id\":null,\"status\":\"00\"}",
                "{\"card_id\":\"\",\"status\":\"00\"}",
                "{\"card_id\":7,\"status\":\"00\"}",
                "{\"card_id\":\"a\",\"status\":0}",
                "{\"card_id\":\"a\",\"status\":\"\"}",
                "{\"card_id\":\"a\",\"status\":{}}",
                "{\"card_id\":\"\\ud800\",\"status\":\"00\"}",
                "{\"card_id\":\"a\",\"status\":\"\\udc00x\"}",
                "{\"card_id\":\"a\",\"status\":\"00\",\"first_name\":\"\\ud83d\"}",
                "{\"card_id\":\"a\",\"status\":\"00\",\"first_name\":true}",
                "{\"card_id\":\"a\",\"status\":\"00\",\"branch_id\":{}}",
                "{\"card_id\":\"a\",\"status\":\"00\",\"card_mask\":[\"4111111111111111\"]}",
                "{\"card_id\":\"a\",\"status\":\"00\",\"product_id\":\"1000\"}",
                "{\"card_id\":\"a\",\"status\":\"00\",\"product_id\":1.5}",
                "{\"card_id\":\"a\",\"status\":\"00\",\"product_id\":9223372036854775808}",
                "{\"card_id\":\"a\",\"status\":\"00\",\"card_month\":2147483648}",
                "{\"card_id\":\"a\",\"status\":\"00\",\"card_year\":true}",
                "{\"card_id\":\"a\",\"status\":\"00\",\"balances\":{}}",
                "{\"card_id\":\"a\",\"status\":\"00\",\"balances\":[null]}",
                "{\"card_id\":\"a\",\"status\":\"00\",\"balances\":[[]]}",
                "{\"card_id\":\"a\",\"status\":\"00\",\"balances\":[{\"iban\":[]}]}"
            })
    void shouldRefuseTheListForOneCardThatIsNone(String card) {
        // given
        String body = list(CARD.replace("\"a\"", "\"b\"") + "," + card);

        // when
        Answer answer = parse(parser, body);

        // then
        assertInvalid(answer);
    }

    @Test
    void shouldTakeAbsentAndNullForOptionalFields() {
        // given
        String body = list("{\"card_id\":\"a\",\"product_id\":null,\"card_mask\":null,\"card_month\":null,"
                + "\"status\":\"00\",\"balances\":[{\"iban\":null,\"amount\":null}]},"
                + "{\"card_id\":\"b\",\"status\":\"00\",\"balances\":null}");

        // when
        Answer answer = parse(parser, body);

        // then
        assertThat(cards(answer))
                .containsExactly(
                        card("a", List.of(new Balance(null, null, null, null, null, null))), card("b", List.of()));
    }

    @Test
    void shouldKeepANumberInATextFieldAsItWasWritten() {
        // given
        String body = list("{\"card_id\":\"a\",\"status\":\"00\",\"branch_id\":0.10,\"first_name\":1E5}");

        // when
        Answer answer = parse(parser, body);

        // then
        assertThat(cards(answer).get(0)).returns("0.10", Card::getBranchId).returns("1E5", Card::getFirstName);
    }

    @Test
    void shouldKeepTextUnaltered() {
        // given
        String body = list(
                "{\"card_id\":\" a\\u0000b \",\"status\":\"no such code\",\"last_name\":\"\\ud83d\\ude00 \u0416\"}");

        // when
        Answer answer = parse(parser, body);

        // then
        assertThat(cards(answer).get(0))
                .returns(" a\u0000b ", Card::getCardId)
                .returns("no such code", Card::getStatus)
                .returns("\ud83d\ude00 \u0416", Card::getLastName);
    }

    @Test
    void shouldTakeTwoCardsThatAgreeForOne() {
        // given
        String body = list(amount("1.50") + "," + CARD.replace("\"a\"", "\"b\"") + "," + amount("1.5"));

        // when
        Answer answer = parse(parser, body);

        // then
        assertThat(cards(answer)).extracting(Card::getCardId).containsExactly("a", "b");
    }

    @Test
    void shouldTakeTwoCardsForOneWhereTheirBalancesStandInAnotherOrder() {
        // given
        String tenge = "{\"iban\":\"I\",\"currency\":\"KZT\",\"amount\":1.50}";
        String dollars = "{\"iban\":\"I\",\"currency\":\"USD\",\"amount\":2}";
        String other = tenge.replace("1.50", "1.5");

        // when
        Answer answer = parse(parser, list(balances(tenge, dollars) + "," + balances(dollars, other)));

        // then
        assertThat(cards(answer))
                .singleElement()
                .extracting(card -> card.getBalances().get(0).getCurrency())
                .isEqualTo("KZT");
    }

    @Test
    void shouldRefuseTwoCardsOfOneIdThatDifferBesideTheOrderOfTheirBalances() {
        // given
        String first = balances("{\"currency\":\"KZT\"}", "{\"currency\":\"USD\"}");
        String second =
                balances("{\"currency\":\"USD\"}", "{\"currency\":\"KZT\"}").replace("\"00\"", "\"01\"");

        // when
        Answer answer = parse(parser, list(first + "," + second));

        // then
        assertInvalid(answer);
    }

    @Test
    void shouldRefuseTwoCardsOfOneIdThatDiffer() {
        // given
        String body = list(amount("1.50") + "," + amount("1.51"));

        // when
        Answer answer = parse(parser, body);

        // then
        assertInvalid(answer);
    }

    @Test
    void shouldHideAFullCardNumberWrittenAsANumber() {
        // given
        String body = list("{\"card_id\":\"a\",\"status\":\"00\",\"card_mask\":4111111111111111}");

        // when
        Answer answer = parse(parser, body);

        // then
        assertThat(cards(answer).get(0).getCardMask()).isEqualTo("411111******1111");
        assertThat(fullNumbers).hasValue(1);
    }

    @Test
    void shouldNeverAlterTokensAndIds() {
        // given
        String body = list("{\"card_id\":\"4111111111111111\",\"status\":\"00\",\"client_id\":\"4111111111111111\","
                + "\"card.ips_pan_token\":\"4111111111111111\"}");

        // when
        Answer answer = parse(parser, body);

        // then
        assertThat(cards(answer).get(0))
                .returns("4111111111111111", Card::getCardId)
                .returns("4111111111111111", Card::getClientId)
                .returns("4111111111111111", Card::getIpsPanToken);
    }
}
