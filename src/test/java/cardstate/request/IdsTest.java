package cardstate.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "019ab688-bef2-72c4-6a29-d0e08be76d95", " ", "~", "a b/c?d=\"e\""})
    void shouldTakeAnyPrintableAscii(String id) {
        // then
        assertThat(Ids.valid(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0", "a\nb", "a\u001Fb", "a\u007Fb", "é", "a\uD83D\uDE00"})
    void shouldRefuseAnythingElse(String id) {
        // then
        assertThat(Ids.valid(id)).isFalse();
    }

    @Test
    void shouldTakeUpTo128Characters() {
        // then
        assertThat(Ids.valid("a".repeat(128))).isTrue();
        assertThat(Ids.valid("a".repeat(129))).isFalse();
    }
}
