package cardstate.change;

import static cardstate.snapshot.TestCards.balance;
import static cardstate.snapshot.TestCards.card;
import static cardstate.snapshot.TestCards.exact;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.Amounts;
import cardstate.v1.Balance;
import cardstate.v1.Card;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ChangesTest {

    @Test
    void shouldHaveNullForAllThatWasBeforeWhenFirstSeen() {
        // given
        Card seen = card("card", "00", balance("iban", "1"));

        // when
        var changes = Changes.between(null, seen);

        // then
        assertThat(changes)
                .containsExactly(new Change.Status(null, "00"), new Change.Balance("iban", "KZT", null, amounts("1")));
    }

    @Test
    void shouldHaveNullForAllThatIsNowWhenGone() {
        // given
        Card seen = card("card", "00", balance("one", "1"), balance("two", "2"));

        // when
        var changes = Changes.between(seen, null);

        // then
        assertThat(changes)
                .containsExactly(
                        new Change.Status("00", null),
                        new Change.Balance("one", "KZT", amounts("1"), null),
                        new Change.Balance("two", "KZT", amounts("2"), null));
    }

    @Test
    void shouldTellAStatusThatChangedAndNothingElse() {
        // given
        Card before = card("card", "00", balance("iban", "1"));
        Card after = card("card", "05", balance("iban", "1"));

        // when
        var changes = Changes.between(before, after);

        // then
        assertThat(changes).containsExactly(new Change.Status("00", "05"));
    }

    @Test
    void shouldTellTheWayBackToo() {
        // given
        Card before = card("card", "05");
        Card after = card("card", "00");

        // when
        var changes = Changes.between(before, after);

        // then
        assertThat(changes).containsExactly(new Change.Status("05", "00"));
    }

    @Test
    void shouldTellNothingOfACardThatIsTheSame() {
        // given
        Card card = card("card", "00", balance("iban", "1"));
        Card same = card("card", "00", balance("iban", "1"));

        // when
        var changes = Changes.between(card, same);

        // then
        assertThat(changes).isEmpty();
    }

    @Test
    void shouldTellNothingWhereNobodyListedTheCardAndNobodyDoes() {
        // when
        var changes = Changes.between(null, null);

        // then
        assertThat(changes).isEmpty();
    }

    @Test
    void shouldHaveNullBeforeWhenABalanceAppears() {
        // given
        Card before = card("card", "00", balance("one", "1"));
        Card after = card("card", "00", balance("one", "1"), balance("two", "0"));

        // when
        var changes = Changes.between(before, after);

        // then
        assertThat(changes).containsExactly(new Change.Balance("two", "KZT", null, amounts("0")));
    }

    @Test
    void shouldHaveNullNowWhenABalanceDisappears() {
        // given
        Card before = card("card", "00", balance("one", "1"), balance("two", "0"));
        Card after = card("card", "00", balance("two", "0"));

        // when
        var changes = Changes.between(before, after);

        // then
        assertThat(changes).containsExactly(new Change.Balance("one", "KZT", amounts("1"), null));
    }

    @Test
    void shouldTellOneIbanInTwoCurrenciesApart() {
        // given
        Card before = card("card", "00", balance("iban", "KZT", "1"), balance("iban", "USD", "1"));
        Card after = card("card", "00", balance("iban", "KZT", "1"), balance("iban", "USD", "2"));

        // when
        var changes = Changes.between(before, after);

        // then
        assertThat(changes).containsExactly(new Change.Balance("iban", "USD", amounts("1"), amounts("2")));
    }

    @Test
    void shouldKnowABalanceWithoutIbanAndCurrencyByThat() {
        // given
        Card before = card("card", "00", balance(null, null, "1"));
        Card after = card("card", "00", balance(null, null, "2"));

        // when
        var changes = Changes.between(before, after);

        // then
        assertThat(changes).containsExactly(new Change.Balance(null, null, amounts("1"), amounts("2")));
    }

    @Test
    void shouldCompareAmountsByValueAndNotByScale() {
        // given
        Card before = card("card", "00", scaled("1.0"));
        Card after = card("card", "00", scaled("1.00"));

        // when
        var changes = Changes.between(before, after);

        // then
        assertThat(changes).isEmpty();
    }

    @Test
    void shouldTellAnAmountThatBecameNull() {
        // given
        Card before = card("card", "00", balance("iban", "1"));
        Card after = card("card", "00", balance("iban", null));

        // when
        var changes = Changes.between(before, after);

        // then
        assertThat(changes)
                .containsExactly(new Change.Balance("iban", "KZT", amounts("1"), new Amounts(null, null, null, null)));
    }

    @Test
    void shouldTakeTwoNullAmountsForEqual() {
        // given
        Card before = card("card", "00", balance("iban", null));
        Card after = card("card", "00", balance("iban", null));

        // when
        var changes = Changes.between(before, after);

        // then
        assertThat(changes).isEmpty();
    }

    @Test
    void shouldNotTakeNullForZero() {
        // given
        Card before = card("card", "00", balance("iban", null));
        Card after = card("card", "00", balance("iban", "0"));

        // when
        var changes = Changes.between(before, after);

        // then
        assertThat(changes).hasSize(1);
    }

    @Test
    void shouldTellEachOfTheFourAmounts() {
        // given
        Card before = card("card", "00", four(1, 1, 1, 1));

        // then
        assertThat(Changes.between(before, card("card", "00", four(2, 1, 1, 1))))
                .hasSize(1);
        assertThat(Changes.between(before, card("card", "00", four(1, 2, 1, 1))))
                .hasSize(1);
        assertThat(Changes.between(before, card("card", "00", four(1, 1, 2, 1))))
                .hasSize(1);
        assertThat(Changes.between(before, card("card", "00", four(1, 1, 1, 2))))
                .hasSize(1);
    }

    @Test
    void shouldNotMindTheOrderOfBalances() {
        // given
        Card before = card("card", "00", balance("one", "1"), balance("two", "2"));
        Card after = card("card", "00", balance("two", "2"), balance("one", "1"));

        // when
        var changes = Changes.between(before, after);

        // then
        assertThat(changes).isEmpty();
    }

    private static Amounts amounts(String amount) {
        return new Amounts(exact(amount), null, exact(amount), null);
    }

    private static Balance scaled(String amount) {
        return new Balance("iban", "KZT", new BigDecimal(amount), null, null, null);
    }

    private static Balance four(int one, int two, int three, int four) {
        return new Balance(
                "iban",
                "KZT",
                BigDecimal.valueOf(one),
                BigDecimal.valueOf(two),
                BigDecimal.valueOf(three),
                BigDecimal.valueOf(four));
    }
}
