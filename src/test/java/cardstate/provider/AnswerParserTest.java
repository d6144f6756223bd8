package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.Reason;
import cardstate.provider.Answer.Cards;
import cardstate.provider.Answer.NoList;
import cardstate.v1.Balance;
import cardstate.v1.Card;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerParserTest {

    private static final String CARD = "{\"card_id\":\"a\",\"status\":\"00\"}";

    private final AtomicInteger fullNumbers = new AtomicInteger();
    private final AnswerParser parser = new AnswerParser(new CardMask(fullNumbers::incrementAndGet));

    @Test
    void shouldReadTheProvidersSample() {
        // given
        String body = Samples.LIST;

        // when
        Answer answer = parse(body);

        // then
        BigDecimal zero = new BigDecimal("0.0000000000");
        assertThat(answer)
                .isEqualTo(new Cards(
                        Instant.parse("2024-12-31T23:31:01Z"),
                        List.of(new Card(
                                "019ab688-bef2-72c4-6a29-d0e08be76d95",
                                1000L,
                                "5b3fa7ba-57d3-4017-a65b-d57dcd2db643",
                                "string",
                                "5483-18XX-XXXX-0293",
                                "string",
                                0,
                                0,
                                "string",
                                "string",
                                "00",
                                List.of(new Balance("ES7921000813610123456789", "KZT", zero, zero, zero, zero))))));
    }

    @Test
    void shouldReadAnEmptyList() {
        // given
        String body = list("");

        // when
        Answer answer = parse(body);

        // then
        assertThat(answer).isEqualTo(new Cards(null, List.of()));
    }

    @Test
    void shouldReadOnlyTheGivenLength() {
        // given
        byte[] longer = (list(CARD) + "garbage of an earlier use").getBytes(StandardCharsets.UTF_8);

        // when
        Answer answer = parser.parse(longer, list(CARD).length());

        // then
        assertThat(answer).isInstanceOf(Cards.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":\"error\"}|PROVIDER_ERROR",
                "{\"status\":\"error\",\"request_status\":\"process\"}|PROVIDER_ERROR",
                "{\"status\":\"ok\",\"request_status\":\"error\",\"cards\":[]}|PROVIDER_ERROR",
                "{\"request_status\":\"error\"}|PROVIDER_ERROR",
                "{\"cards\":[{\"card_id\":[[{}]]},7],\"error\":{\"code\":1},\"status\":\"error\"}|PROVIDER_ERROR",
                "{\"cards\":\"none\",\"status\":\"error\"}|PROVIDER_ERROR",
                "{\"status\":\"ok\",\"request_status\":\"process\"}|PROVIDER_NOT_READY",
                "{\"status\":\"ok\",\"request_status\":\"process\",\"cards\":[]}|PROVIDER_NOT_READY",
                "{\"status\":\"ok\",\"request_status\":\"done\",\"cards\":[]}|INVALID_RESPONSE",
                "{\"status\":\"OK\",\"request_status\":\"success\",\"cards\":[]}|INVALID_RESPONSE",
                "{\"status\":\"ok\",\"cards\":[]}|INVALID_RESPONSE",
                "{\"request_status\":\"success\",\"cards\":[]}|INVALID_RESPONSE",
                "{\"status\":null,\"request_status\":\"success\",\"cards\":[]}|INVALID_RESPONSE",
                "{\"status\":{\"ok\":1},\"request_status\":\"success\",\"cards\":[]}|INVALID_RESPONSE",
                "{\"status\":\"ok\",\"request_status\":\"success\"}|INVALID_RESPONSE",
                "{\"status\":\"ok\",\"request_status\":\"success\",\"cards\":null}|INVALID_RESPONSE",
                "{\"status\":\"ok\",\"request_status\":\"success\",\"cards\":{}}|INVALID_RESPONSE",
                "{\"status\":\"error\"|INVALID_RESPONSE"
            })
    void shouldLetTheStatusesSpeakBeforeTheCards(String body, Reason reason) {
        // given
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        // when
        Answer answer = parser.parse(bytes, bytes.length);

        // then
        assertThat(answer).isInstanceOfSatisfying(NoList.class, none -> assertThat(none.reason())
                .isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "7",
                "\"text\"",
                "[]",
                "NaN",
                "{",
                "{}",
                "<html><body>502</body></html>",
                "\u0000",
                "{\"status\":\"ok\",}",
                "{'status':'ok'}"
            })
    void shouldRefuseWhatIsNoAnswer(String body) {
        // given
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        // when
        Answer answer = parser.parse(bytes, bytes.length);

        // then
        assertInvalid(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "]", "null", "\u0000"})
    void shouldRefuseWhatFollowsTheObject(String garbage) {
        // given
        String body = list(CARD) + " " + garbage;

        // when
        Answer answer = parse(body);

        // then
        assertInvalid(answer);
    }

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
        Answer answer = parse(body);

        // then
        assertInvalid(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0000000000",
        "-0.0, 0.0000000000",
        "0E+99999, 0.0000000000",
        "12.5, 12.5000000000",
        "-12.5e1, -125.0000000000",
        "1E+5, 100000.0000000000",
        "0.1, 0.1000000000",
        "0.0000000001, 0.0000000001",
        "1.00000000000000000000, 1.0000000000",
        "9007199254740993, 9007199254740993.0000000000",
        "9999999999999999999999999999.9999999999, 9999999999999999999999999999.9999999999",
        "1E27, 1000000000000000000000000000.0000000000"
    })
    void shouldKeepAnAmountExactly(String number, BigDecimal expected) {
        // given
        String body = list(amount(number));

        // when
        Answer answer = parse(body);

        // then
        assertThat(cards(answer).get(0).getBalances().get(0).getAmount()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.00000000001",
                "1E28",
                "10000000000000000000000000000",
                "123456789012345678901234567890",
                "1E1000000000",
                "-1E1000000000",
                "1E-1000000000",
                "1E99999999999",
                "1E2147483648",
                "\"12.50\"",
                "\"\"",
                "NaN",
                "-Infinity",
                "true",
                "{}",
                "[1]",
                "01",
                "1.",
                ".5",
                "+1",
                "0x10"
            })
    void shouldRefuseAnAmountThatTheSchemaCannotHoldExactly(String number) {
        // given
        String body = list(amount(number));

        // when
        Answer answer = parse(body);

        // then
        assertInvalid(answer);
    }

    @Test
    void shouldRefuseANumberOfAMillionDigits() {
        // given
        String body = list(amount("1" + "0".repeat(1_000_000)));

        // when
        Answer answer = parse(body);

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
        Answer answer = parse(body);

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
        Answer answer = parse(body);

        // then
        assertThat(cards(answer).get(0)).returns("0.10", Card::getBranchId).returns("1E5", Card::getFirstName);
    }

    @Test
    void shouldKeepTextUnaltered() {
        // given
        String body = list(
                "{\"card_id\":\" a\\u0000b \",\"status\":\"no such code\",\"last_name\":\"\\ud83d\\ude00 \u0416\"}");

        // when
        Answer answer = parse(body);

        // then
        assertThat(cards(answer).get(0))
                .returns(" a\u0000b ", Card::getCardId)
                .returns("no such code", Card::getStatus)
                .returns("\ud83d\ude00 \u0416", Card::getLastName);
    }

    @Test
    void shouldSkipUnknownFieldsAtAnyDepth() {
        // given
        String unknown = "\"status_text\":{\"card_id\":[{\"status\":1},[[]]]},";
        String body = "{" + unknown + "\"status\":\"ok\",\"request_status\":\"success\",\"cards\":[{" + unknown
                + "\"card_id\":\"a\",\"status\":\"00\",\"ips_pan_token\":{},\"balances\":[{" + unknown
                + "\"currency\":\"KZT\"}]}]}";

        // when
        Answer answer = parse(body);

        // then
        assertThat(cards(answer)).containsExactly(card("a", List.of(new Balance(null, "KZT", null, null, null, null))));
    }

    @Test
    void shouldRefuseBadUtf8() {
        // given
        byte[] body = list("{\"card_id\":\"a?b\",\"status\":\"00\"}").getBytes(StandardCharsets.UTF_8);
        body[new String(body, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xff;

        // when
        Answer answer = parser.parse(body, body.length);

        // then
        assertInvalid(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void shouldSurviveTenThousandLevels(String level) {
        // given
        String body = "{\"status\":\"ok\",\"deep\":" + level.repeat(10_000);

        // when
        Answer answer = parse(body);

        // then
        assertInvalid(answer);
    }

    @Test
    void shouldSurviveACardOfTenThousandLevels() {
        // given
        String body = "{\"cards\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        // when
        Answer answer = parse(body);

        // then
        assertInvalid(answer);
    }

    @Test
    void shouldTakeTwoCardsThatAgreeForOne() {
        // given
        String body = list(amount("1.50") + "," + CARD.replace("\"a\"", "\"b\"") + "," + amount("1.5"));

        // when
        Answer answer = parse(body);

        // then
        assertThat(cards(answer)).extracting(Card::getCardId).containsExactly("a", "b");
    }

    @Test
    void shouldRefuseTwoCardsOfOneIdThatDiffer() {
        // given
        String body = list(amount("1.50") + "," + amount("1.51"));

        // when
        Answer answer = parse(body);

        // then
        assertInvalid(answer);
    }

    @Test
    void shouldTakeTwoBalancesThatAgreeByValueForOne() {
        // given
        String body = list(balances(
                "{\"iban\":\"I\",\"currency\":\"KZT\",\"amount\":1}",
                "{\"iban\":\"I\",\"currency\":\"USD\",\"amount\":2}",
                "{\"iban\":\"I\",\"currency\":\"KZT\",\"amount\":1.000}"));

        // when
        Answer answer = parse(body);

        // then
        assertThat(cards(answer).get(0).getBalances())
                .extracting(Balance::getCurrency)
                .containsExactly("KZT", "USD");
    }

    @Test
    void shouldRefuseTwoBalancesOfOnePairThatDiffer() {
        // given
        String body = list(balances("{\"currency\":\"KZT\",\"amount\":1}", "{\"currency\":\"KZT\",\"amount\":null}"));

        // when
        Answer answer = parse(body);

        // then
        assertInvalid(answer);
    }

    @Test
    void shouldHideAFullCardNumberWrittenAsANumber() {
        // given
        String body = list("{\"card_id\":\"a\",\"status\":\"00\",\"card_mask\":4111111111111111}");

        // when
        Answer answer = parse(body);

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
        Answer answer = parse(body);

        // then
        assertThat(cards(answer).get(0))
                .returns("4111111111111111", Card::getCardId)
                .returns("4111111111111111", Card::getClientId)
                .returns("4111111111111111", Card::getIpsPanToken);
    }

    @ParameterizedTest
    @CsvSource({
        "\"2025-01-01T00:01:01+00:30\", 2024-12-31T23:31:01Z",
        "\"2025-01-01T00:01:01Z\", 2025-01-01T00:01:01Z",
        "\"9999-12-31T23:59:59+00:00\", 9999-12-31T23:59:59Z",
        "\"2025-01-01 00:01:01\",",
        "\"2025-13-01T00:01:01+00:00\",",
        "\"+999999999-12-31T23:59:59+00:00\",",
        "\"-0001-12-31T23:59:59+00:00\",",
        "\"\",",
        "1735689661,",
        "null,",
        "{},"
    })
    void shouldReadTheTimeOrGoWithoutIt(String dt, Instant expected) {
        // given
        String body = list(CARD).replace("\"cards\"", "\"dt\":" + dt + ",\"cards\"");

        // when
        Answer answer = parse(body);

        // then
        assertThat(answer).isInstanceOfSatisfying(Cards.class, list -> assertThat(list.dt())
                .isEqualTo(expected));
    }

    @Test
    void shouldGiveAnAnswerToAnyBytes() {
        // given
        Samples samples = new Samples(14);

        // when
        for (int i = 0; i < 30_000; i++) {
            byte[] body = i % 3 == 0 ? samples.bytes() : samples.mutated();
            Answer answer = parser.parse(body, body.length);

            // then
            assertThat(answer).isNotNull();
        }
    }

    @Test
    void shouldRefuseEveryListThatWasCutShort() {
        // given
        byte[] whole = Samples.LIST.strip().getBytes(StandardCharsets.UTF_8);

        // when
        for (int length = 0; length < whole.length; length++) {
            Answer answer = parser.parse(whole, length);

            // then
            assertInvalid(answer);
        }
    }

    private Answer parse(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return parser.parse(bytes, bytes.length);
    }

    private static String list(String cards) {
        return "{\"status\":\"ok\",\"request_status\":\"success\",\"cards\":[" + cards + "]}";
    }

    private static String amount(String number) {
        return balances("{\"iban\":\"I\",\"currency\":\"KZT\",\"amount\":" + number + "}");
    }

    private static String balances(String... balances) {
        return "{\"card_id\":\"a\",\"status\":\"00\",\"balances\":[" + String.join(",", balances) + "]}";
    }

    private static Card card(String id, List<Balance> balances) {
        return new Card(id, null, null, null, null, null, null, null, null, null, "00", balances);
    }

    private static List<Card> cards(Answer answer) {
        assertThat(answer).isInstanceOf(Cards.class);
        return ((Cards) answer).cards();
    }

    private static void assertInvalid(Answer answer) {
        assertThat(answer).isInstanceOfSatisfying(NoList.class, none -> assertThat(none.reason())
                .isEqualTo(Reason.INVALID_RESPONSE));
    }
}
