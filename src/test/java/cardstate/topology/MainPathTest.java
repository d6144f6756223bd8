package cardstate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardState;
import cardstate.v1.CardStatusChanged;
import cardstate.v1.ClientCardsSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MainPathTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldTurnARequestIntoASnapshotAStateAndItsFirstEvents() {
        // given
        rig.request("client", "request");
        rig.turn();

        // when
        rig.answer(Rig.card("card", "00", Rig.balance("iban", "12.50")));

        // then
        assertThat(rig.values(rig.topics.snapshots()))
                .extracting(ClientCardsSnapshot::getRequestId, ClientCardsSnapshot::getAttempts)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("request", 1));
        assertThat(rig.values(rig.topics.cardStates()))
                .extracting(CardState::getSequence)
                .containsExactly(1L);
        assertThat(rig.values(rig.topics.statusChanges()))
                .extracting(CardStatusChanged::getPreviousStatus, CardStatusChanged::getCurrentStatus)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(null, "00"));
        assertThat(rig.values(rig.topics.balanceChanges()))
                .extracting(CardBalanceChanged::getIban)
                .containsExactly("iban");
    }
}
