package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBucketTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 9, 10, 11, 15, 50, 99, 100, 333, 1_000, 5_000})
    void shouldStartInNoSecondMoreThanTheRateAndATenthOfIt(int rate) {
        // given
        Random random = new Random(rate);
        TokenBucket bucket = new TokenBucket(rate, 0);
        Deque<Long> lastSecond = new ArrayDeque<>();
        double most = rate + Math.max(1, rate / 10.0);

        // when
        for (long now = 0; now < 30_000; now += pause(random)) {
            while (!lastSecond.isEmpty() && lastSecond.getFirst() <= now - 1_000) {
                lastSecond.removeFirst();
            }
            for (int wanted = random.nextInt(2 * rate + 2); wanted > 0 && bucket.has(now); wanted--) {
                bucket.take();
                lastSecond.addLast(now);
            }

            // then
            assertThat((double) lastSecond.size()).isLessThanOrEqualTo(most);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 100, 500})
    void shouldReachTheRateWhereCallsAlwaysWait(int rate) {
        // given
        TokenBucket bucket = new TokenBucket(rate, 0);
        int started = 0;

        // when
        for (long now = 0; now <= 20_000; now++) {
            while (bucket.has(now)) {
                bucket.take();
                started++;
            }
        }

        // then
        assertThat(started).isBetween(rate * 20 - 1, rate * 20 + 1);
    }

    @Test
    void shouldBeEmptyAtTheBeginning() {
        // then
        assertThat(new TokenBucket(1_000, 5).has(5)).isFalse();
    }

    /** Mostly the stream thread's turn, now and then a long pause in which the bucket fills. */
    private static long pause(Random random) {
        return random.nextInt(20) == 0 ? random.nextInt(3_000) : random.nextInt(12);
    }
}
