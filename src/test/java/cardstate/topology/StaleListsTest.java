package cardstate.topology;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.CardState;
import cardstate.v1.ClientCardsSnapshot;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StaleListsTest {

    private final Rig rig = new Rig();
    private final Instant begun = rig.now();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldFoldAListOfTheSameSecond() {
        // given
        list(begun, "00");

        // when
        list(begun, "05");

        // then
        shouldBeFolded("05");
    }

    @Test
    void shouldFlagAListThatGoesBackAndNotFoldIt() {
        // given
        list(begun, "00");
        rig.states();
        rig.snapshots();

        // when
        list(begun.minusSeconds(1), "05");

        // then
        assertThat(rig.snapshots()).extracting(ClientCardsSnapshot::getStale).containsExactly(true);
        assertThat(rig.states()).isEmpty();
        assertThat(rig.count("cardstate.lists.stale")).isEqualTo(1);
    }

    @Test
    void shouldStillGiveEachRequestItsOutcome() {
        // given
        list(begun, "00");

        // when
        list(begun.minusSeconds(1), "05");

        // then
        assertThat(rig.snapshots()).hasSize(2);
    }

    @Test
    void shouldNotFreezeACardForATimeInTheFarFuture() {
        // given
        list(Instant.parse("9999-12-31T23:59:59Z"), "00");

        // when
        rig.turn(Duration.ofSeconds(6));
        list(rig.now(), "05");

        // then
        shouldBeFolded("05");
    }

    @Test
    void shouldTakeTheTimeOfReceiptWhereTheProviderGivesNone() {
        // given
        list(begun, "00");

        // when
        rig.turn(Duration.ofSeconds(1));
        list(null, "05");

        // then
        shouldBeFolded("05");
    }

    @Test
    void shouldTakeAListForStaleThatIsOlderThanOneWithoutATime() {
        // given
        rig.turn(Duration.ofSeconds(10));
        list(null, "00");

        // when
        list(begun, "05");

        // then
        assertThat(rig.snapshots()).extracting(ClientCardsSnapshot::getStale).containsExactly(false, true);
    }

    @Test
    void shouldKeepTheProvidersOwnTimeInTheRecords() {
        // given
        Instant future = Instant.parse("9999-12-31T23:59:59Z");

        // when
        list(future, "00");

        // then
        assertThat(rig.states()).extracting(CardState::getProviderTime).containsExactly(future);
        assertThat(rig.snapshots())
                .extracting(ClientCardsSnapshot::getProviderTime)
                .containsExactly(future);
    }

    private void shouldBeFolded(String status) {
        assertThat(rig.snapshots()).extracting(ClientCardsSnapshot::getStale).containsExactly(false, false);
        assertThat(rig.states())
                .last()
                .extracting(state -> state.getCard().getStatus())
                .isEqualTo(status);
    }

    private void list(@Nullable Instant providerTime, String status) {
        rig.request("client", "request");
        rig.answer(providerTime, card("card", status));
    }
}
