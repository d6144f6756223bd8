package cardstate.topology;

import static cardstate.snapshot.TestCards.balance;
import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cardstate.v1.Balance;
import cardstate.v1.Card;
import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardStatusChanged;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CardLifeTest {

    private Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldWriteATombstoneAndGoneEventsWhenACardVanishes() {
        // given
        rig.list("client", "first", card("card", "00", balance("iban", "1")));

        // when
        rig.list("client", "second");

        // then
        assertThat(rig.states()).hasSize(2).last().isNull();
        assertThat(statuses()).containsExactly(tuple(null, "00", 1L), tuple("00", null, 2L));
        assertThat(rig.values(rig.topics.balanceChanges()))
                .last()
                .extracting(CardBalanceChanged::getCurrent)
                .isNull();
    }

    @Test
    void shouldGoOnWithTheSequenceWhenACardReturns() {
        // given
        rig.list("client", "first", card("card", "00"));
        rig.list("client", "second");

        // when
        rig.list("client", "third", card("card", "05"));

        // then
        assertThat(statuses()).containsExactly(tuple(null, "00", 1L), tuple("00", null, 2L), tuple(null, "05", 3L));
        assertThat(rig.states()).last().satisfies(state -> assertThat(state.getSequence())
                .isEqualTo(3));
    }

    @Test
    void shouldTakeAnEmptyListAtItsWord() {
        // given
        Card[] fifty =
                IntStream.range(0, 50).mapToObj(i -> card("card" + i, "00")).toArray(Card[]::new);
        rig.list("client", "first", fifty);
        rig.states();

        // when
        rig.list("client", "second");

        // then
        assertThat(rig.read(rig.topics.cardStates()))
                .hasSize(50)
                .extracting(TestRecord::value)
                .containsOnlyNulls();
    }

    @Test
    void shouldWriteNoTombstoneForAnAnswerThatIsNone() {
        // given
        rig.list("client", "first", card("card", "00"));
        rig.states();

        // when
        for (cardstate.call.Reason reason : List.of(
                cardstate.call.Reason.INVALID_RESPONSE,
                cardstate.call.Reason.PROVIDER_ERROR,
                cardstate.call.Reason.PROVIDER_REJECTED,
                cardstate.call.Reason.PROVIDER_UNAVAILABLE)) {
            rig.request("client", reason.name());
            rig.turn(java.time.Duration.ofSeconds(20));
            rig.fail(reason, 500);
        }

        // then
        assertThat(rig.states()).isEmpty();
    }

    @Test
    void shouldWaitWithGoneForAsManyListsAsIsSet() {
        // given
        rig.close();
        rig = new Rig(RigOptions.DEFAULT.withRemovalAfterMissing(3));
        rig.list("client", "first", card("card", "00"));
        rig.states();

        // when
        rig.list("client", "second");
        rig.list("client", "third");

        // then
        assertThat(rig.states()).isEmpty();
        rig.list("client", "fourth");
        assertThat(rig.states()).containsExactly((cardstate.v1.CardState) null);
    }

    @Test
    void shouldWriteNothingForAListWithoutNews() {
        // given
        rig.list("client", "first", card("card", "00", balance("iban", "1")));
        rig.states();

        // when
        rig.list("client", "second", card("card", "00", balance("iban", "1")));

        // then
        assertThat(rig.states()).isEmpty();
    }

    @Test
    void shouldWriteNothingWhereOnlyTheScaleOfAnAmountDiffers() {
        // given
        rig.list("client", "first", card("card", "00", scaled("1.0")));
        rig.states();

        // when
        rig.list("client", "second", card("card", "00", scaled("1.00")));

        // then
        assertThat(rig.states()).isEmpty();
    }

    @Test
    void shouldTellABalanceThatAppearsAndDisappears() {
        // given
        rig.list("client", "first", card("card", "00"));

        // when
        rig.list("client", "second", card("card", "00", balance("iban", "1")));
        rig.list("client", "third", card("card", "00"));

        // then
        assertThat(rig.values(rig.topics.balanceChanges()))
                .extracting(event -> event.getPrevious() == null, event -> event.getCurrent() == null)
                .containsExactly(tuple(true, false), tuple(false, true));
    }

    @Test
    void shouldKeepTheCardsOwnClientBesideTheOneThatWasAskedFor() {
        // when
        rig.list("client", "first", card("card", "00"));

        // then
        assertThat(rig.states()).singleElement().satisfies(state -> {
            assertThat(state.getCard().getClientId()).isEqualTo("owner");
            assertThat(state.getListedBy()).containsExactly("client");
        });
    }

    private List<org.assertj.core.groups.Tuple> statuses() {
        return rig.values(rig.topics.statusChanges()).stream()
                .map((CardStatusChanged event) ->
                        tuple(event.getPreviousStatus(), event.getCurrentStatus(), event.getSequence()))
                .toList();
    }

    private static Balance scaled(String amount) {
        return new Balance("iban", "KZT", new BigDecimal(amount), null, null, null);
    }
}
