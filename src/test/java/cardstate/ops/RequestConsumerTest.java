package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestConsumerTest {

    private static final Duration ASKED = Duration.ofMillis(5);

    @Test
    void shouldWaitForAMomentOnlyWhileAFewAnswersAreAwaited() {
        // when
        Duration wait = RequestConsumer.wait(ASKED, true);

        // then
        assertThat(wait).isEqualTo(RequestConsumer.MOMENT);
    }

    @Test
    void shouldElseWaitAsLongAsItIsAskedTo() {
        // when
        Duration wait = RequestConsumer.wait(ASKED, false);

        // then
        assertThat(wait).isEqualTo(ASKED);
    }

    @Test
    void shouldNeverWaitLongerThanItIsAskedTo() {
        // when
        Duration wait = RequestConsumer.wait(Duration.ZERO, true);

        // then
        assertThat(wait).isZero();
    }
}
