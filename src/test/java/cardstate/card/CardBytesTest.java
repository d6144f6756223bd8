package cardstate.card;

import static cardstate.snapshot.TestCards.balance;
import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.Card;
import org.junit.jupiter.api.Test;

class CardBytesTest {

    @Test
    void shouldReadCardsThatCanBeComparedWithEachOther() {
        // given
        Card one = CardBytes.read(CardBytes.write(card("card", "00", balance("iban", "1.50"))));
        Card same = CardBytes.read(CardBytes.write(card("card", "00", balance("iban", "1.5"))));
        Card other = CardBytes.read(CardBytes.write(card("card", "00", balance("iban", "2"))));

        // then
        assertThat(one).isEqualTo(same).isNotEqualTo(other);
    }
}
