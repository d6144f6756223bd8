package cardstate.provider;

import static cardstate.provider.Answers.amount;
import static cardstate.provider.Answers.assertInvalid;
import static cardstate.provider.Answers.balances;
import static cardstate.provider.Answers.cards;
import static cardstate.provider.Answers.list;
import static cardstate.provider.Answers.parse;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.Balance;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceParserTest {

    private final AnswerParser parser = new AnswerParser(new CardMask(() -> {}));

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
        Answer answer = parse(parser, body);

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
        Answer answer = parse(parser, body);

        // then
        assertInvalid(answer);
    }

    @Test
    @Timeout(30)
    void shouldReadManyBalancesWhoseIbansHaveOneHashOnPurpose() {
        // given
        String[] alike = {"Aa", "BB"};
        String body = list(balances(IntStream.range(0, 1 << 15)
                .mapToObj(i -> IntStream.range(0, 15)
                        .mapToObj(bit -> alike[i >> bit & 1])
                        .collect(Collectors.joining()))
                .map(iban -> "{\"iban\":\"" + iban + "\"}")
                .collect(Collectors.joining(","))));

        // when
        Answer answer = parse(parser, body);

        // then
        assertThat(cards(answer).get(0).getBalances()).hasSize(1 << 15);
    }

    @Test
    void shouldRefuseANumberOfAMillionDigits() {
        // given
        String body = list(amount("1" + "0".repeat(1_000_000)));

        // when
        Answer answer = parse(parser, body);

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
        Answer answer = parse(parser, body);

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
        Answer answer = parse(parser, body);

        // then
        assertInvalid(answer);
    }
}
