package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void shouldDoubleTheCeilingFromHalfASecondToTenSeconds() {
        // given
        Backoff longest = new Backoff(bound -> bound - 1);

        // then
        assertThat(IntStream.rangeClosed(1, 8).mapToLong(longest::millis))
                .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L, 10_000L);
    }

    @Test
    void shouldStayAtTheCeilingHoweverManyFailures() {
        // given
        Backoff longest = new Backoff(bound -> bound - 1);

        // then
        assertThat(longest.millis(Integer.MAX_VALUE)).isEqualTo(10_000);
    }

    @Test
    void shouldJitterDownToNoWaitAtAll() {
        // given
        Backoff shortest = new Backoff(bound -> 0);

        // then
        assertThat(shortest.millis(9)).isZero();
    }
}
