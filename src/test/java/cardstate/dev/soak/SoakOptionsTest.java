package cardstate.dev.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SoakOptionsTest {

    @Test
    void shouldTakeEveryOption() {
        // when
        SoakOptions options = SoakOptions.read(
                new String[] {"--minutes", "30", "--seed", "7", "--per-second", "200", "--clients", "10"}, 1);

        // then
        assertThat(options).isEqualTo(new SoakOptions(Duration.ofMinutes(30), 7, 200, 10));
    }

    @Test
    void shouldTakeASeedOfItsOwnWhereNoneIsGiven() {
        // when
        SoakOptions options = SoakOptions.read(new String[0], 42);

        // then
        assertThat(options.seed()).isEqualTo(42);
    }

    @Test
    void shouldSayWhatAnOptionNeeds() {
        // then
        assertThatThrownBy(() -> SoakOptions.read(new String[] {"--minutes", "soon"}, 1))
                .hasMessage("--minutes needs a whole number from 1 to 10000");
    }

    @Test
    void shouldNameAnOptionThatItDoesNotKnow() {
        // then
        assertThatThrownBy(() -> SoakOptions.read(new String[] {"--hours", "1"}, 1))
                .hasMessageContaining("there is no option --hours");
    }
}
