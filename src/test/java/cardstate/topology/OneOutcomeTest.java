package cardstate.topology;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult;
import cardstate.v1.ClientCardsSnapshot;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OneOutcomeTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldTakeARepeatForTheSameRequestWhileTheFirstIsPending() {
        // given
        rig.request("client", "request");
        rig.request("client", "request");

        // when
        rig.answer();

        // then
        assertThat(rig.snapshots()).hasSize(1);
        assertThat(rig.provider.inFlight()).isEmpty();
        assertThat(rig.count("cardstate.requests.repeated")).isEqualTo(1);
    }

    @Test
    void shouldTakeARepeatForANewRequestAfterItsOutcome() {
        // given
        rig.list("client", "request");

        // when
        rig.list("client", "request");

        // then
        assertThat(rig.snapshots()).hasSize(2);
    }

    @Test
    void shouldTellRequestsOfDifferentClientsApart() {
        // given
        rig.request("one", "request");
        rig.request("two", "request");

        // when
        rig.answer();
        rig.answer();

        // then
        assertThat(rig.snapshots()).extracting(ClientCardsSnapshot::getClientId).containsExactly("one", "two");
    }

    @Test
    void shouldTakeOnlyTheFirstEndOfACall() {
        // given
        rig.request("client", "request");
        Consumer<CallResult> done = rig.provider.next().done();
        done.accept(rig.listed(rig.now()));

        // when
        done.accept(rig.listed(rig.now(), card("card", "00")));
        rig.turn();

        // then
        assertThat(rig.snapshots()).hasSize(1);
        assertThat(rig.states()).isEmpty();
    }

    @Test
    void shouldWriteNothingFromTheThreadThatBringsTheAnswer() throws InterruptedException {
        // given
        rig.request("client", "request");
        Consumer<CallResult> done = rig.provider.next().done();
        CallResult answer = rig.listed(rig.now(), card("card", "00"));

        // when
        Thread other = new Thread(() -> done.accept(answer));
        other.start();
        other.join();

        // then
        assertThat(rig.snapshots()).isEmpty();
        rig.turn();
        assertThat(rig.snapshots()).hasSize(1);
    }

    @Test
    void shouldWriteAnAnswerThatCameBeforeTheNextRecordIsRead() {
        // given
        rig.request("client", "request");
        rig.provider.next().done().accept(rig.listed(rig.now()));

        // when
        rig.request("other", "request");

        // then
        assertThat(rig.snapshots()).hasSize(1);
    }

    @Test
    void shouldStampRecordsWithTheTimeOfWriting() {
        // given
        rig.request("client", "request");
        rig.turn(java.time.Duration.ofSeconds(30));

        // when
        rig.answer(rig.now().minusSeconds(60), card("card", "00"));

        // then
        assertThat(rig.read(rig.topics.snapshots()))
                .allMatch(record -> rig.now().equals(record.getRecordTime()));
        assertThat(rig.read(rig.topics.cardStates()))
                .allMatch(record -> rig.now().equals(record.getRecordTime()));
        assertThat(rig.read(rig.topics.statusChanges()))
                .allMatch(record -> rig.now().equals(record.getRecordTime()));
    }
}
