package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardMaskTest {

    private final AtomicInteger hidden = new AtomicInteger();
    private final CardMask mask = new CardMask(hidden::incrementAndGet);

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, 411111******1111",
        "378282246310005, 378282*****0005",
        "000000000000, 000000**0000",
        "6304000000000000000, 630400*********0000"
    })
    void shouldHideAFullNumberAndCountIt(String number, String expected) {
        // given
        int before = hidden.get();

        // when
        String masked = mask.apply(number);

        // then
        assertThat(masked).isEqualTo(expected);
        assertThat(hidden).hasValue(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5483-18XX-XXXX-0293",
                "411111******1111",
                "4111111111111112",
                "4111 1111 1111 1111",
                "00000000000",
                "00000000000000000000",
                "\u0664\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661\u0661"
            })
    void shouldLeaveAnythingElseAsItIs(String text) {
        // given
        int before = hidden.get();

        // when
        String masked = mask.apply(text);

        // then
        assertThat(masked).isSameAs(text);
        assertThat(hidden).hasValue(before);
    }
}
