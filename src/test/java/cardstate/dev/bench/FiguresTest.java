package cardstate.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void shouldTakeTheMiddleOfAnOddNumberOfRuns() {
        // when
        double median = Figures.median(List.of(9.0, 1.0, 5.0));

        // then
        assertThat(median).isEqualTo(5.0);
    }

    @Test
    void shouldTakeTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        // when
        double median = Figures.median(List.of(9.0, 1.0, 5.0, 6.0));

        // then
        assertThat(median).isEqualTo(5.5);
    }

    @Test
    void shouldHaveNoMedianOfNothing() {
        // then
        assertThatIllegalArgumentException().isThrownBy(() -> Figures.median(List.of()));
    }

    @Test
    void shouldTakeTheValueThatTheShareDoesNotExceed() {
        // given
        long[] values = LongStream.rangeClosed(1, 200).map(i -> 201 - i).toArray();

        // then
        assertThat(List.of(
                        Figures.percentile(values, 0.5),
                        Figures.percentile(values, 0.95),
                        Figures.percentile(values, 0.99),
                        Figures.percentile(values, 1)))
                .containsExactly(100.0, 190.0, 198.0, 200.0);
    }

    @Test
    void shouldLeaveTheGivenValuesInTheirOrder() {
        // given
        long[] values = {3, 1, 2};

        // when
        Figures.percentile(values, 0.5);

        // then
        assertThat(values).containsExactly(3, 1, 2);
    }

    @Test
    void shouldTakeEachMeasuresMedianOfTheRunsThatHaveIt() {
        // given
        List<Measured> runs = List.of(
                Measured.nothing().with(Measure.PER_SECOND, 100).with(Measure.PEAK_MB, 7),
                Measured.nothing().with(Measure.PER_SECOND, 300),
                Measured.nothing().with(Measure.PER_SECOND, 200));

        // when
        Measured medians = Figures.medians(runs);

        // then
        assertThat(medians)
                .isEqualTo(Measured.nothing().with(Measure.PER_SECOND, 200).with(Measure.PEAK_MB, 7));
    }

    @Test
    void shouldFollowLittlesLaw() {
        // given
        ProviderFigures provider = new ProviderFigures(Map.of("ok", 1L), 50, 50);

        // then
        assertThat(provider.limitPerSecond(256)).isCloseTo(5_120, within(0.001));
    }
}
