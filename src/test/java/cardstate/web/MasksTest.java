package cardstate.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {

    @ParameterizedTest
    @CsvSource({
        "first_name, AIGERIM, A****",
        "last_name, P, P****",
        "iban, KZ56125KZT0301836085, KZ****6085",
        "iban, KZ5612, ****",
        "card_mask, 548374******4443, ****4443",
        "card_mask, 4443, ****",
        "status, 00, 00",
        "card_id, c-1, c-1"
    })
    void shouldLeaveEnoughToTellTwoApartAndNoMore(String field, String value, String shown) {
        // when
        String masked = Masks.mask(field, value);

        // then
        assertThat(masked).isEqualTo(shown);
    }

    @Test
    void shouldLeaveNothingOfAToken() {
        // when
        String masked = Masks.mask("ips_pan_token", "tok-1");

        // then
        assertThat(masked).isNull();
    }

    @Test
    void shouldNotCutACharacterInTwo() {
        // when
        String masked = Masks.mask("first_name", "\uD835\uDC00bc");

        // then
        assertThat(masked).isEqualTo("\uD835\uDC00****");
    }
}
