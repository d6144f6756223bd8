package cardstate.provider;

import static cardstate.provider.Answers.CARD;
import static cardstate.provider.Answers.assertInvalid;
import static cardstate.provider.Answers.card;
import static cardstate.provider.Answers.cards;
import static cardstate.provider.Answers.list;
import static cardstate.provider.Answers.parse;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerParserTest {

    private final AnswerParser parser = new AnswerParser(new CardMask(() -> {}));

    @Test
    void shouldReadTheProvidersSample() {
        // given
        String body = Samples.LIST;

        // when
        Answer answer = parse(parser, body);

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
        Answer answer = parse(parser, body);

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
                "{\"cards\":[{\"card_month\":3000000000}],\"status\":\"error\"}|PROVIDER_ERROR",
                "{\"cards\":[{\"product_id\":9223372036854775808}],\"status\":\"error\"}|PROVIDER_ERROR",
                "{\"cards\":[{\"balances\":[{\"amount\":1E99999999999}]}],\"status\":\"error\"}|PROVIDER_ERROR",
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
        Answer answer = parse(parser, body);

        // then
        assertInvalid(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"cards\":[]",
                "\"status\":\"ok\"",
                "\"status\":\"error\"",
                "\"request_status\":\"success\"",
                "\"request_status\":\"process\"",
                "\"dt\":null,\"dt\":null"
            })
    void shouldRefuseAnAnswerThatSaysTheSameTwice(String second) {
        // given
        String whole = list(CARD);

        // when
        Answer answer = parse(parser, whole.substring(0, whole.length() - 1) + "," + second + "}");

        // then
        assertInvalid(answer);
    }

    @Test
    void shouldSkipUnknownFieldsAtAnyDepth() {
        // given
        String unknown = "\"status_text\":{\"card_id\":[{\"status\":1},[[]]]},";
        String body = "{" + unknown + "\"status\":\"ok\",\"request_status\":\"success\",\"cards\":[{" + unknown
                + "\"card_id\":\"a\",\"status\":\"00\",\"ips_pan_token\":{},\"balances\":[{" + unknown
                + "\"currency\":\"KZT\"}]}]}";

        // when
        Answer answer = parse(parser, body);

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
        Answer answer = parse(parser, body);

        // then
        assertInvalid(answer);
    }

    @Test
    void shouldSurviveACardOfTenThousandLevels() {
        // given
        String body = "{\"cards\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

        // when
        Answer answer = parse(parser, body);

        // then
        assertInvalid(answer);
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
        Answer answer = parse(parser, body);

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
}
