package cardstate.dev.soak;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.dev.soak.FaultPlan.Step;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultPlanTest {

    private static final Duration LENGTH = Duration.ofMinutes(5);

    @Test
    void shouldPlanTheSameForTheSameSeed() {
        // when
        FaultPlan plan = FaultPlan.of(7, LENGTH);

        // then
        assertThat(plan).isEqualTo(FaultPlan.of(7, LENGTH)).isNotEqualTo(FaultPlan.of(8, LENGTH));
    }

    @Test
    void shouldBeginALongRunAsAShortOne() {
        // when
        List<Step> shorter = FaultPlan.of(7, LENGTH.dividedBy(2)).steps();

        // then
        assertThat(FaultPlan.of(7, LENGTH).steps()).containsAll(shorter);
    }

    @Test
    void shouldEndEveryFaultWithinTheRun() {
        // when
        List<Step> steps = FaultPlan.of(7, LENGTH).steps();

        // then
        assertThat(steps).isNotEmpty().allMatch(step -> step.until().compareTo(LENGTH) <= 0);
    }

    @ParameterizedTest
    @EnumSource
    void shouldPlanOneFaultOfALaneAfterAnother(Action.Lane lane) {
        // when
        List<Step> steps = FaultPlan.of(7, LENGTH).steps().stream()
                .filter(step -> step.action().lane() == lane)
                .toList();

        // then
        for (int i = 1; i < steps.size(); i++) {
            assertThat(steps.get(i).at()).isGreaterThan(steps.get(i - 1).until());
        }
    }

    @Test
    void shouldPlanEveryFaultSometimes() {
        // when
        var planned = LongStream.range(0, 20)
                .boxed()
                .flatMap(seed -> FaultPlan.of(seed, LENGTH).steps().stream())
                .map(Step::action)
                .collect(Collectors.toSet());

        // then
        assertThat(planned).containsExactlyInAnyOrderElementsOf(Arrays.asList(Action.values()));
    }
}
