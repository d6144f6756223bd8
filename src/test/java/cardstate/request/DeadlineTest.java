package cardstate.request;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.CardListRequested;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TTL = Duration.ofMinutes(10);

    @Test
    void shouldBeTheFieldWhereThereIsOne() {
        // then
        assertThat(deadline(NOW, NOW.plusSeconds(7))).isEqualTo(NOW.plusSeconds(7));
    }

    @Test
    void shouldBeTheFieldThoughItHasPassed() {
        // then
        assertThat(deadline(NOW, NOW.minusSeconds(7))).isEqualTo(NOW.minusSeconds(7));
    }

    @Test
    void shouldCountTheTimeToLiveFromTheAskersTime() {
        // then
        assertThat(deadline(NOW.minusSeconds(60), null)).isEqualTo(NOW.plus(Duration.ofMinutes(9)));
    }

    @Test
    void shouldTakeATimeAheadForNow() {
        // then
        assertThat(deadline(NOW.plusSeconds(3_600), null)).isEqualTo(NOW.plus(TTL));
    }

    @Test
    void shouldBeADayAwayAtMost() {
        // then
        assertThat(deadline(NOW, NOW.plus(Duration.ofDays(2)))).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void shouldCutATimeToLiveOfMoreThanADay() {
        // given
        CardListRequested request = new CardListRequested("request", "client", NOW, null, null);

        // then
        assertThat(Deadline.of(request, NOW, Duration.ofDays(9))).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void shouldTakeTheFurthestTimesThatTheFieldsHold() {
        // given
        Instant first = Instant.ofEpochMilli(Long.MIN_VALUE);
        Instant last = Instant.ofEpochMilli(Long.MAX_VALUE);

        // then
        assertThat(deadline(first, null)).isEqualTo(first.plus(TTL));
        assertThat(deadline(last, last)).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    private static Instant deadline(Instant requestedAt, @Nullable Instant deadline) {
        return Deadline.of(new CardListRequested("request", "client", requestedAt, deadline, null), NOW, TTL);
    }
}
