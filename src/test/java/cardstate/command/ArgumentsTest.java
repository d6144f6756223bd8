package cardstate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void shouldTakeAllBehindTwoHyphensForWords() {
        // when
        Arguments arguments = Arguments.of(List.of("--flag", "--", "--flag", "--else"), Set.of("--flag"), Set.of());

        // then
        assertThat(arguments.flags()).containsExactly("--flag");
        assertThat(arguments.words()).containsExactly("--flag", "--else");
    }

    @Test
    void shouldSeeNoOptionBehindTwoHyphens() {
        // then
        assertThat(Arguments.options(List.of("forget", "--", "--help"))).containsExactly("forget");
        assertThat(Arguments.options(List.of("forget", "--help"))).containsExactly("forget", "--help");
    }

    @Test
    void shouldRefuseAnOptionThatItDoesNotKnow() {
        // then
        assertThatThrownBy(() -> Arguments.of(List.of("--else"), Set.of("--flag"), Set.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--else");
    }
}
