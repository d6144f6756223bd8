package cardstate.topology;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.Card;
import cardstate.v1.CardState;
import cardstate.v1.CardStatusChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedCardsTest {

    private static final Card OLD = card("card", "00");
    private static final Card NEW = card("card", "05");

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldNameBothClientsThatListACard() {
        // when
        list("b", OLD);
        list("a", OLD);

        // then
        assertThat(rig.states()).extracting(CardState::getListedBy).containsExactly(List.of("b"), List.of("a", "b"));
    }

    @Test
    void shouldRaiseNoEventWhenASecondClientListsTheSame() {
        // given
        list("a", OLD);
        rig.values(rig.topics.statusChanges());

        // when
        list("b", OLD);

        // then
        assertThat(rig.values(rig.topics.statusChanges())).isEmpty();
    }

    @Test
    void shouldKeepTheCardWhileOneClientListsIt() {
        // given
        list("a", OLD);
        list("b", OLD);

        // when
        list("a");

        // then
        assertThat(rig.states()).last().satisfies(state -> assertThat(state.getListedBy())
                .containsExactly("b"));
    }

    @Test
    void shouldKeepOneChainWhenACardMoves() {
        // given
        list("a", OLD);

        // when
        list("b", NEW);
        list("a");

        // then
        assertThat(rig.values(rig.topics.statusChanges()))
                .extracting(CardStatusChanged::getCurrentStatus)
                .containsExactly("00", "05");
    }

    @Test
    void shouldLetANewerListWinThatRepeatsWhatItsOwnClientSawBefore() {
        // given
        list("a", OLD);
        list("b", NEW);

        // when
        list("a", OLD);

        // then
        assertThat(rig.values(rig.topics.statusChanges()))
                .extracting(CardStatusChanged::getCurrentStatus)
                .containsExactly("00", "05", "00");
    }

    /** Both answers are taken in one turn: what the first says of the card has not reached it when the second is read. */
    @Test
    void shouldLetANewerListWinThatIsReadBeforeTheMarkCanComeBack() {
        // given
        list("a", OLD);
        rig.turn(Duration.ofSeconds(1));
        rig.request("b", "request");
        rig.request("a", "request");

        // when
        rig.provider.next().done().accept(rig.listed(rig.now(), NEW));
        rig.provider.next().done().accept(rig.listed(rig.now().plusSeconds(1), OLD));
        rig.turn();

        // then
        assertThat(rig.states())
                .last()
                .satisfies(state -> assertThat(state.getCard().getStatus()).isEqualTo("00"));
        assertThat(rig.values(rig.topics.statusChanges())).hasSize(1);
    }

    @Test
    void shouldTellNothingOfAnOlderListThatContradictsARepeatedOne() {
        // given
        list("a", OLD);
        rig.turn(Duration.ofSeconds(1));
        Instant between = rig.now();
        list("a", OLD);
        rig.states();
        rig.values(rig.topics.statusChanges());

        // when
        rig.request("b", "request");
        rig.provider.next().done().accept(rig.listed(between, NEW));
        rig.turn();

        // then
        assertThat(rig.values(rig.topics.statusChanges())).isEmpty();
        assertThat(rig.states()).singleElement().satisfies(state -> {
            assertThat(state.getCard()).isEqualTo(OLD);
            assertThat(state.getListedBy()).containsExactly("a", "b");
            assertThat(state.getSequence()).isEqualTo(2);
        });
    }

    @Test
    void shouldSendNothingToACardThatOnlyOneClientListsAndThatIsTheSame() {
        // given
        list("a", OLD);
        news();

        // when
        list("a", OLD);

        // then
        assertThat(news()).isZero();
    }

    @Test
    void shouldSendNothingAnyMoreOnceACardIsSharedNoLonger() {
        // given
        list("a", OLD);
        list("b", OLD);
        list("b");
        news();

        // when
        list("a", OLD);

        // then
        assertThat(news()).isZero();
    }

    @Test
    void shouldWriteGoneOnlyWhenNobodyListsTheCard() {
        // given
        list("a", OLD);
        list("b", OLD);
        list("a");
        rig.states();

        // when
        list("b");

        // then
        assertThat(rig.states()).containsExactly((CardState) null);
    }

    /** Each list is a second newer than the one before. */
    private void list(String client, Card... cards) {
        rig.turn(Duration.ofSeconds(1));
        rig.list(client, "request", cards);
    }

    private int news() {
        return rig.driver
                .createOutputTopic("app-cards-repartition", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .size();
    }
}
