package cardstate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueriesTest {

    private static final String EXPRESSION =
            "histogram_quantile(0.95, sum by (le) (rate(a_bucket{area=\"heap of b\"}[5m]))) / on (instance) c > 1e3"
                    + " and absent(d{job=~\"x\"} == 1)";

    @Test
    void shouldNameTheSeriesAndNothingElse() {
        // then
        assertThat(Queries.series(EXPRESSION)).containsExactlyInAnyOrder("a_bucket", "c", "d");
    }

    @Test
    void shouldNameTheLabels() {
        // then
        assertThat(Queries.labels(EXPRESSION)).containsExactlyInAnyOrder("le", "area", "instance", "job");
    }
}
