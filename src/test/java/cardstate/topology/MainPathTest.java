package cardstate.topology;

import static cardstate.snapshot.TestCards.balance;
import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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

        // when
        rig.answer(card("card", "00", balance("iban", "12.50")));

        // then
        assertThat(rig.values(rig.topics.snapshots()))
                .extracting(ClientCardsSnapshot::getRequestId, ClientCardsSnapshot::getAttempts)
                .containsExactly(tuple("request", 1));
        assertThat(rig.values(rig.topics.cardStates()))
                .extracting(CardState::getSequence)
                .containsExactly(1L);
        assertThat(rig.values(rig.topics.statusChanges()))
                .extracting(CardStatusChanged::getPreviousStatus, CardStatusChanged::getCurrentStatus)
                .containsExactly(tuple(null, "00"));
        assertThat(rig.values(rig.topics.balanceChanges()))
                .extracting(CardBalanceChanged::getIban)
                .containsExactly("iban");
    }

    @Test
    void shouldTellABalanceThatChanged() {
        // given
        rig.list("client", "first", card("card", "00", balance("iban", "12.50")));

        // when
        rig.list("client", "second", card("card", "00", balance("iban", "7")));

        // then
        assertThat(rig.values(rig.topics.balanceChanges()))
                .extracting(event -> event.getCurrent().getAmount().intValue())
                .containsExactly(12, 7);
    }
}
