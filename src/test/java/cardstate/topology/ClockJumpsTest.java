package cardstate.topology;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.Reason;
import cardstate.v1.CardListFailed;
import cardstate.v1.ClientCardsSnapshot;
import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A clock that is set forth. One that is set back never reaches the topology: see SteadyTime. */
class ClockJumpsTest {

    private static final int CLIENTS = 500;

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldEndEachRequestOnceByItsDeadlineWhenTheClockJumpsAnHour() {
        // given
        IntStream.range(0, CLIENTS).forEach(i -> rig.request("client" + i, "request" + i));

        // when
        rig.turn(Duration.ofHours(1));
        rig.turn();

        // then
        assertThat(rig.failures())
                .hasSize(CLIENTS)
                .extracting(CardListFailed::getReason)
                .containsOnly(Reason.DEADLINE_EXCEEDED.name());
        assertThat(rig.backlog.size()).isZero();
    }

    @Test
    void shouldNotStormTheProviderWhenTheClockJumpsPastEveryBackOff() {
        // given
        IntStream.range(0, 10).forEach(i -> rig.request("client" + i, "request" + i, Duration.ofHours(2)));
        IntStream.range(0, 10).forEach(i -> rig.fail(Reason.PROVIDER_UNAVAILABLE, 500));
        int before = rig.provider.called().size();

        // when
        rig.turn(Duration.ofHours(1));
        rig.turn();
        rig.turn();

        // then
        assertThat(rig.provider.called().subList(before, rig.provider.called().size()))
                .as("one more call a client")
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void shouldGoOnWithNewRequestsAfterAJump() {
        // given
        rig.request("client", "before");
        rig.turn(Duration.ofHours(1));
        rig.request("client", "after");

        // when
        rig.answer(card("card", "00"));
        rig.answer(card("card", "00"));

        // then
        assertThat(Set.copyOf(rig.snapshots().stream()
                        .map(ClientCardsSnapshot::getRequestId)
                        .toList()))
                .containsExactly("after");
    }

    @Test
    void shouldServeRequestsAsEverWhenTheClockWasSetBack() {
        // given
        rig.setBack(Duration.ofHours(1));

        // when
        rig.list("client", "request", card("card", "00"));

        // then
        assertThat(rig.snapshots())
                .extracting(ClientCardsSnapshot::getRequestId)
                .containsExactly("request");
        assertThat(rig.failures()).isEmpty();
    }

    @Test
    void shouldStampNoRecordAheadOfTheBrokersClockWhenTheClockWasSetBack() {
        // given
        rig.setBack(Duration.ofHours(2));

        // when
        rig.list("client", "request", card("card", "00"));

        // then
        assertThat(rig.read(rig.topics.snapshots()))
                .extracting(record -> record.getRecordTime())
                .containsExactly(rig.systemTime());
    }

    @Test
    void shouldEndARequestByTheClockThatItsDeadlineIsOf() {
        // given
        rig.setBack(Duration.ofHours(1));
        rig.request("client", "request", Duration.ofMinutes(1));

        // when
        rig.turn(Duration.ofSeconds(59));
        int before = rig.failures().size();
        rig.turn(Duration.ofSeconds(1));

        // then
        assertThat(before).isZero();
        assertThat(rig.failures())
                .extracting(CardListFailed::getReason)
                .containsExactly(Reason.DEADLINE_EXCEEDED.name());
    }

    @Test
    void shouldSayWhenARequestFailedByTheClockThatItsDeadlineIsOf() {
        // given
        rig.setBack(Duration.ofHours(1));
        rig.request("client", "request", Duration.ofMinutes(1));

        // when
        rig.turn(Duration.ofMinutes(1));

        // then
        assertThat(rig.failures()).extracting(CardListFailed::getFailedAt).containsExactly(rig.systemTime());
    }
}
