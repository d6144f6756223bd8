package cardstate.dev.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Scenario SERVICE = new PeerThroughput(50, 1, new Window(1, 1, 0));
    private static final Scenario PEER = new PeerThroughput(50, 2, new Window(1, 1, 0));

    private final Results results = new Results();

    @Test
    void shouldCompareMedians() {
        // given
        List.of(100.0, 300.0, 210.0).forEach(figure -> results.add(SERVICE, perSecond(figure)));
        List.of(100.0, 90.0, 900.0).forEach(figure -> results.add(PEER, perSecond(figure)));

        // then
        assertThat(results.ratio(SERVICE, PEER, Measure.PER_SECOND)).hasValue(2.1);
    }

    @Test
    void shouldHaveNoRatioToWhatWasNotMeasured() {
        // given
        results.add(SERVICE, perSecond(100));

        // then
        assertThat(results.ratio(SERVICE, PEER, Measure.PER_SECOND)).isEmpty();
    }

    @Test
    void shouldLeaveVoidRunsOutOfTheFigures() {
        // given
        results.add(SERVICE, perSecond(100));
        results.addVoid(SERVICE);

        // when
        Row row = row();

        // then
        assertThat(row).isEqualTo(new Row("a", "x", Case.SERVICE, 1, 1, perSecond(100)));
    }

    @Test
    void shouldShowTheRatioToThePeerInTheRow() {
        // given
        results.add(SERVICE, perSecond(300));
        results.add(PEER, perSecond(200));

        // then
        assertThat(row().figures().get(Measure.TO_PEER)).hasValue(1.5);
    }

    private Row row() {
        Workload workload = new Workload("a", "(a)", 1, List.of(Case.service("x", SERVICE, PEER)));
        return Row.of(List.of(workload), results).get(0);
    }

    private static Measured perSecond(double figure) {
        return SomeRows.figure(Measure.PER_SECOND, figure);
    }
}
