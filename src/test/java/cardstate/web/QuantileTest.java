package cardstate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuantileTest {

    @Test
    void shouldBeNothingOfNothing() {
        // when
        Double quantile = Quantile.of(0.5, new TreeMap<>(Map.of(50.0, 0.0)));

        // then
        assertThat(quantile).isNull();
    }

    @Test
    void shouldLieEvenlyWithinItsBucket() {
        // given
        TreeMap<Double, Double> cumulative = new TreeMap<>(Map.of(50.0, 0.0, 100.0, 10.0, 250.0, 20.0));

        // when
        Double median = Quantile.of(0.5, cumulative);
        Double high = Quantile.of(0.95, cumulative);

        // then
        assertThat(median).isCloseTo(100, within(0.01));
        assertThat(high).isCloseTo(235, within(0.01));
    }

    @Test
    void shouldStopAtTheLastBoundThatIsKnown() {
        // given
        TreeMap<Double, Double> cumulative = new TreeMap<>(Map.of(100.0, 1.0, Double.POSITIVE_INFINITY, 10.0));

        // when
        Double quantile = Quantile.of(0.9, cumulative);

        // then
        assertThat(quantile).isCloseTo(100, within(0.01));
    }
}
