package cardstate.snapshot;

import static cardstate.snapshot.TestCards.balance;
import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CardHashTest {

    private final CardHash hash = new CardHash();

    /** The hash is stored: another one would take every card for changed after an upgrade. */
    @Test
    void shouldStayWhatItIs() {
        // then
        assertThat(Long.toHexString(hash.applyAsLong(card("card", "00", balance("iban", "1.50")))))
                .isEqualTo("148d7e8ebce9e46");
    }

    @Test
    void shouldTellAnyTwoCardsApart() {
        // given
        Random random = new Random(1);
        Set<Long> hashes = new HashSet<>();
        Set<Object> cards = new HashSet<>();

        // when
        for (int i = 0; i < 2_000; i++) {
            var any = TestCards.random(random);
            cards.add(any);
            hashes.add(hash.applyAsLong(any));
        }

        // then
        assertThat(hashes).hasSameSizeAs(cards);
    }
}
