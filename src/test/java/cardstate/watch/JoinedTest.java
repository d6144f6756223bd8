package cardstate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.CardStatusChanged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinedTest {

    private static final ChangePosition POSITION = position("1.0-2.3");

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
        joined.caughtUp(POSITION);

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
        joined.caughtUp(POSITION);
        joined.passed(POSITION);

        // then
        assertThat(before).isZero();
        assertThat(listener.passed).containsExactly(POSITION);
    }

    @Test
    void shouldNotRepeatWhatAnotherInstanceHasGivenThoughTheFeedIsBehindIt() {
        // given
        Joined joined = Joined.catchingUp(listener);
        joined.live(event("client", position("101.0-2.3")));
        joined.live(event("client", position("102.0-2.3")));

        // when
        joined.caughtUp(position("103.0-2.3"));
        joined.live(event("client", position("103.0-2.3")));
        joined.live(event("client", position("104.0-2.3")));
        joined.live(event("client", position("105.0-2.3")));

        // then
        assertThat(listener.ids).containsExactly("104.0-2.3", "105.0-2.3");
        assertThat(joined.isOver()).isFalse();
    }

    @Test
    void shouldNeverGoBackWithItsIdsWhereTheFeedIsBehindInAnotherPartition() {
        // given
        Joined joined = Joined.catchingUp(listener);
        joined.live(event("client", position("101.50-2.3")));

        // when
        joined.caughtUp(position("90.55-2.4"));
        joined.passed(position("101.51-2.3"));
        joined.live(event("client", position("102.51-2.3")));
        joined.live(event("other", position("103.56-2.9")));
        joined.live(event("client", position("104.56-2.9")));
        joined.passed(position("104.57-2.9"));

        // then
        assertThat(listener.ids).containsExactly("101.55-2.4", "102.55-2.4", "103.56-2.9", "104.56-2.9");
        assertThat(listener.passed.stream().map(ChangePosition::toString)).containsExactly("101.55-2.4", "104.57-2.9");
    }

    @Test
    void shouldTellTheSameOffsetOfAnotherPartitionFromOneThatItHasSeen() {
        // given
        Joined joined = Joined.catchingUp(listener);

        // when
        joined.caughtUp(position("9.9-9.0"));
        joined.live(event("client", position("8.0-0.0")));
        joined.live(new ChangeEvent("balance", 1, "card", "client", change("client"), position("8.0-0.1")));

        // then
        assertThat(listener.ids).containsExactly("9.9-9.1");
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
        return event(clientId, position("2.0-2.3"));
    }

    /** The one of the first partition that brings who reads it to the position. */
    private static ChangeEvent event(String clientId, ChangePosition after) {
        return new ChangeEvent("status", 0, "card", clientId, change(clientId), after);
    }

    private static CardStatusChanged change(String clientId) {
        return new CardStatusChanged("card", clientId, "request", null, "00", "05", 1L);
    }

    private static ChangePosition position(String text) {
        return ChangePosition.parse(text).orElseThrow();
    }

    /** Listens to one client. */
    private static final class Listener implements ChangeListener {

        private final List<String> changes = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
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
            ids.add(event.after().toString());
            return true;
        }

        @Override
        public void ended() {
            ended = true;
        }
    }
}
