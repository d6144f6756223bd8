package cardstate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.CardStatusChanged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedTest {

    private static final ChangePosition POSITION =
            ChangePosition.parse("1.0-2.3").orElseThrow();

    private final Listener listener = new Listener();

    @Test
    void shouldKeepNothingForAListenerThatCatchesUpOfWhatIsNotForIt() {
        // given
        Joined joined = Joined.catchingUp(listener);

        // when
        for (int i = 0; i < 100_000; i++) {
            joined.live(event("other"));
        }
        joined.live(event("client"));
        joined.caughtUp();

        // then
        assertThat(joined.isOver()).isFalse();
        assertThat(listener.changes).containsExactly("client");
    }

    @Test
    void shouldEndAListenerForWhichTooMuchWaits() {
        // given
        Joined joined = Joined.catchingUp(listener);

        // when
        for (int i = 0; i < 100_000; i++) {
            joined.live(event("client"));
        }

        // then
        assertThat(joined.isOver()).isTrue();
        assertThat(listener.ended).isTrue();
    }

    @Test
    void shouldTellHowFarTheFeedIsOnlyOnceItHasCaughtUp() {
        // given
        Joined joined = Joined.catchingUp(listener);

        // when
        joined.passed(POSITION);
        int before = listener.passed.size();
        joined.caughtUp();
        joined.passed(POSITION);

        // then
        assertThat(before).isZero();
        assertThat(listener.passed).containsExactly(POSITION);
    }

    @Test
    void shouldBeOverWhenTheListenerHasGone() {
        // given
        Joined joined = Joined.catchingUp(listener);

        // when
        listener.gone = true;

        // then
        assertThat(joined.isOver()).isTrue();
    }

    private static ChangeEvent event(String clientId) {
        CardStatusChanged change = new CardStatusChanged("card", clientId, "request", null, "00", "05", 1L);
        return new ChangeEvent("status", "card", clientId, change, POSITION);
    }

    /** Listens to one client. */
    private static final class Listener implements ChangeListener {

        private final List<String> changes = new ArrayList<>();
        private final List<ChangePosition> passed = new ArrayList<>();
        private boolean gone;
        private boolean ended;

        @Override
        public void opened(ChangePosition from) {}

        @Override
        public void reset(ChangePosition from) {}

        @Override
        public boolean wants(ChangeEvent event) {
            return event.clientId().equals("client");
        }

        @Override
        public boolean isBehind() {
            return false;
        }

        @Override
        public boolean isGone() {
            return gone;
        }

        @Override
        public void passed(ChangePosition position) {
            passed.add(position);
        }

        @Override
        public boolean changed(ChangeEvent event) {
            changes.add(event.clientId());
            return true;
        }

        @Override
        public void ended() {
            ended = true;
        }
    }
}
