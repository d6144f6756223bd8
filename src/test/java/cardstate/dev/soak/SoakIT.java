package cardstate.dev.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Row 31 of faults.md: one minute of {@code ./run soak}. */
class SoakIT {

    private static final long SEED = 7;

    @Test
    void shouldHoldEveryPromiseThroughAMinuteOfFaults() {
        // given
        SoakOptions options = SoakOptions.usual(Duration.ofMinutes(1), SEED);

        // when
        List<String> problems = new Soak(options, System.out::println).run();

        // then
        assertThat(problems).isEmpty();
    }
}
