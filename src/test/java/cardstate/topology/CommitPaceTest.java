package cardstate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private final CommitPace pace = new CommitPace();

    @Test
    void shouldAskForNothingWhereNothingIsWritten() {
        // then
        assertThat(pace.isDue(0)).isFalse();
    }

    @Test
    void shouldAskOnceForWhatIsWritten() {
        // when
        pace.written(0);

        // then
        assertThat(pace.isDue(0)).isTrue();
        assertThat(pace.isDue(1)).isFalse();
    }

    @Test
    void shouldLeaveABurstToTheCommitInterval() {
        // when
        for (int i = 0; i <= CommitPace.FEW; i++) {
            pace.written(0);
        }

        // then
        assertThat(pace.isDue(CommitPace.SPAN_MILLIS - 1)).isFalse();
    }

    @Test
    void shouldNotTakeTheFirstRecordsOfASpanInABurstForFew() {
        // given
        for (int i = 0; i < 1_000; i++) {
            pace.written(0);
        }

        // when
        pace.written(CommitPace.SPAN_MILLIS);

        // then
        assertThat(pace.isDue(CommitPace.SPAN_MILLIS)).isFalse();
    }

    @Test
    void shouldAskAgainAfterABurst() {
        // given
        for (int i = 0; i < 1_000; i++) {
            pace.written(0);
        }

        // when
        pace.written(2 * CommitPace.SPAN_MILLIS);

        // then
        assertThat(pace.isDue(2 * CommitPace.SPAN_MILLIS)).isTrue();
    }

    @Test
    void shouldWorkForAsLongAsTheLastCommitTookBeforeItAsksAgain() {
        // given
        pace.written(0);
        pace.isDue(0);

        // when
        pace.entered(30);
        pace.written(30);

        // then
        assertThat(pace.isDue(59)).isFalse();
        assertThat(pace.isDue(60)).isTrue();
    }

    @Test
    void shouldAskOnceABurstIsOverThoughNothingFollows() {
        // given
        for (int i = 0; i < 1_000; i++) {
            pace.written(0);
        }

        // then
        assertThat(pace.isDue(CommitPace.SPAN_MILLIS)).isFalse();
        assertThat(pace.isDue(2 * CommitPace.SPAN_MILLIS)).isTrue();
    }

    @Test
    void shouldWaitUntilACommitIsAskedForAndMade() {
        // given
        pace.written(0);

        // when
        boolean written = pace.isWaiting();
        pace.isDue(0);
        boolean asked = pace.isWaiting();
        pace.entered(20);

        // then
        assertThat(written).isTrue();
        assertThat(asked).isTrue();
        assertThat(pace.isWaiting()).isFalse();
    }

    @Test
    void shouldNotRestForWhatComesLongAfterACommitWasMade() {
        // given
        pace.written(0);
        pace.isDue(0);
        pace.entered(20);

        // when
        pace.entered(10_000);
        pace.written(10_000);

        // then
        assertThat(pace.isDue(10_000)).isTrue();
    }

    @Test
    void shouldNotRestForAsLongAsNothingCame() {
        // given
        pace.written(0);
        pace.isDue(0);
        long hour = 3_600_000;

        // when
        pace.entered(hour);
        pace.written(hour);

        // then
        assertThat(pace.isDue(hour + CommitPace.SPAN_MILLIS)).isTrue();
    }
}
