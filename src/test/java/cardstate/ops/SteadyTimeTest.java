package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SteadyTimeTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong monotonic = new AtomicLong(-5);
    private final AtomicReference<Instant> wall = new AtomicReference<>(START);
    private final SteadyTime time = new SteadyTime(monotonic::get, wall::get);

    @Test
    void shouldFollowTheSystemsClock() {
        // when
        pass(Duration.ofMinutes(5));

        // then
        assertThat(time.instant()).isEqualTo(START.plus(Duration.ofMinutes(5)));
        assertThat(time.milliseconds())
                .isEqualTo(START.plus(Duration.ofMinutes(5)).toEpochMilli());
    }

    @Test
    void shouldNeverGoBackWhenTheSystemsClockIsSetBack() {
        // given
        wall.set(START.minus(Duration.ofHours(1)));

        // when
        Instant atOnce = time.instant();
        pass(Duration.ofSeconds(10));

        // then
        assertThat(atOnce).isEqualTo(START);
        assertThat(time.instant()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void shouldBeSetForthWithTheSystemsClock() {
        // given
        wall.set(START.plus(Duration.ofHours(1)));

        // when
        pass(Duration.ofSeconds(10));

        // then
        assertThat(time.instant()).isEqualTo(wall.get());
    }

    @Test
    void shouldMeetTheSystemsClockAgain() {
        // given
        wall.set(START.minus(Duration.ofSeconds(10)));

        // when
        for (int i = 0; i < 60; i++) {
            pass(Duration.ofSeconds(1));
            time.instant();
        }

        // then
        assertThat(time.instant()).isEqualTo(wall.get());
    }

    @Test
    void shouldStandStillWhereTheMonotonicClockDoes() {
        // given
        Instant before = time.instant();
        monotonic.addAndGet(-1_000);

        // when
        Instant after = time.instant();

        // then
        assertThat(after).isEqualTo(before);
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void shouldNeverGoBackForAnyOfManyThreads() throws InterruptedException {
        // given
        SteadyTime real = new SteadyTime();
        AtomicLong backwards = new AtomicLong();
        Runnable reader = () -> {
            long last = Long.MIN_VALUE;
            for (int i = 0; i < 20_000; i++) {
                long now = real.milliseconds();
                backwards.addAndGet(now < last ? 1 : 0);
                last = now;
            }
        };

        // when
        Thread one = new Thread(reader);
        Thread two = new Thread(reader);
        one.start();
        two.start();
        one.join();
        two.join();

        // then
        assertThat(backwards).hasValue(0);
    }

    private void pass(Duration duration) {
        monotonic.addAndGet(duration.toNanos());
        wall.updateAndGet(before -> before.plus(duration));
    }
}
