package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private final Backlog backlog = new Backlog(10);

    @Test
    void shouldTellHowLongTheOldestOfAllTasksHasWaited() {
        // given
        Ages one = backlog.open();
        Ages other = backlog.open();
        one.enter(50_000);
        other.enter(20_000);
        other.enter(20_500);

        // when
        other.leave(20_000);
        long withOneLeft = backlog.oldestSeconds(Instant.ofEpochSecond(60));
        other.leave(20_500);
        long withNoneLeft = backlog.oldestSeconds(Instant.ofEpochSecond(60));

        // then
        assertThat(withOneLeft).isEqualTo(40);
        assertThat(withNoneLeft).isEqualTo(10);
    }

    @Test
    void shouldTellByHowMuchTheFirstDeadlineOfAllTasksHasPassed() {
        // given
        backlog.open();
        Ages late = backlog.open();
        late.nextDeadline(50_000);

        // when
        long before = backlog.overdueSeconds(Instant.ofEpochSecond(49));
        long after = backlog.overdueSeconds(Instant.ofEpochSecond(60));

        // then
        assertThat(before).isZero();
        assertThat(after).isEqualTo(10);
    }

    @Test
    void shouldForgetATaskThatMovedAway() {
        // given
        Ages task = backlog.open();
        task.enter(1_000);
        backlog.add();

        // when
        backlog.close(task, 1);

        // then
        assertThat(backlog.oldestSeconds(Instant.ofEpochSecond(60))).isZero();
        assertThat(backlog.size()).isZero();
    }
}
