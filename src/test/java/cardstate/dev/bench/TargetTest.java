package cardstate.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void shouldSayWhatIsMissed() {
        // given
        List<Target> targets = List.of(
                Target.atLeast("share of N / L", 0.9, OptionalDouble.of(0.95)),
                Target.atMost("p50, ms", 25, OptionalDouble.of(31)));

        // then
        assertThat(Target.text(targets))
                .isEqualTo(
                        """
                          target                    wanted  reached
                          share of N / L  at least    0.90     0.95
                          p50, ms         at most    25.00    31.00  MISSED
                        """);
    }

    @Test
    void shouldLeaveOutWhatWasNotMeasured() {
        // given
        Target target = Target.atLeast("two over one", 1.9, OptionalDouble.empty());

        // then
        assertThat(Target.text(List.of(target))).doesNotContain("two over one");
    }
}
