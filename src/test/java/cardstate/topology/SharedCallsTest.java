package cardstate.topology;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cardstate.v1.CardState;
import cardstate.v1.CardStatusChanged;
import cardstate.v1.ClientCardsSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedCallsTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldGiveNoRequestTheAnswerOfACallThatStartedBeforeItCame() {
        // given
        rig.request("client", "first");
        rig.request("client", "second");

        // when
        rig.answer();

        // then
        assertThat(rig.snapshots())
                .extracting(ClientCardsSnapshot::getRequestId)
                .containsExactly("first");
    }

    @Test
    void shouldAnswerAllThatWaitWithOneCallInTheirOrder() {
        // given
        List<String> ids = IntStream.range(0, 100).mapToObj(i -> "request" + i).toList();
        ids.forEach(id -> rig.request("client", id));

        // when
        rig.answer();
        rig.answer();

        // then
        assertThat(rig.provider.called()).hasSize(2);
        assertThat(rig.snapshots())
                .extracting(ClientCardsSnapshot::getRequestId)
                .containsExactlyElementsOf(ids);
    }

    @Test
    void shouldGiveThoseThatShareACallTheSameAnswer() {
        // given
        rig.request("client", "first");
        rig.answer();
        rig.request("client", "busy");
        rig.request("client", "second");
        rig.request("client", "third");
        rig.answer();
        rig.snapshots();
        rig.turn(java.time.Duration.ofSeconds(1));

        // when
        rig.answer();

        // then
        assertThat(rig.snapshots())
                .extracting(ClientCardsSnapshot::getProviderRequestId, ClientCardsSnapshot::getReceivedAt)
                .containsExactly(
                        tuple("provider-3", rig.now().minusMillis(5)),
                        tuple("provider-3", rig.now().minusMillis(5)));
    }

    @Test
    void shouldAnswerVeryManyAPartAtATurnInTheirOrderAndFoldTheAnswerOnce() {
        // given
        List<String> ids =
                IntStream.range(0, 2_500).mapToObj(i -> "request" + i).toList();
        rig.request("client", "busy");
        ids.forEach(id -> rig.request("client", id));
        rig.answer();
        rig.snapshots();

        // when
        rig.answer(card("card", "00"));
        int atTheFirstTurn = rig.snapshots().size();
        rig.request("client", "late");
        rig.turn();
        rig.turn();
        rig.answer(card("card", "01"));

        // then
        assertThat(atTheFirstTurn).isBetween(1, 1_000);
        assertThat(rig.snapshots())
                .extracting(ClientCardsSnapshot::getRequestId)
                .containsSequence(ids.subList(atTheFirstTurn, ids.size()))
                .endsWith("late");
        assertThat(rig.provider.called()).hasSize(3);
        assertThat(rig.states())
                .extracting(CardState::getChangedByRequestId, CardState::getSequence)
                .containsExactly(tuple("request0", 1L), tuple("late", 2L));
    }

    @Test
    void shouldNameTheOldestAsTheCauseOfChanges() {
        // given
        rig.request("client", "busy");
        rig.request("client", "older");
        rig.request("client", "younger");
        rig.answer();

        // when
        rig.answer(card("card", "00"));

        // then
        assertThat(rig.states()).extracting(CardState::getChangedByRequestId).containsExactly("older");
        assertThat(rig.values(rig.topics.statusChanges()))
                .extracting(CardStatusChanged::getRequestId)
                .containsExactly("older");
    }

    @Test
    void shouldPutTheOldestsHeadersOnWhatFollows() {
        // given
        rig.request("client", "busy");
        rig.request("client", "older", null, header("older"));
        rig.request("client", "younger", null, header("younger"));
        rig.answer();

        // when
        rig.answer(card("card", "00"));

        // then
        assertThat(rig.read(rig.topics.cardStates()))
                .allMatch(record -> header("older").equals(record.headers()));
        assertThat(rig.read(rig.topics.statusChanges()))
                .allMatch(record -> header("older").equals(record.headers()));
    }

    @Test
    void shouldPutEachRequestsOwnHeadersOnItsOutcome() {
        // given
        rig.request("client", "busy");
        rig.request("client", "older", null, header("older"));
        rig.request("client", "younger", null, header("younger"));
        rig.answer();
        rig.snapshots();

        // when
        rig.answer();

        // then
        assertThat(rig.read(rig.topics.snapshots()))
                .extracting(record -> record.headers())
                .containsExactly(header("older"), header("younger"));
    }

    @Test
    void shouldWriteTheChangesOfASharedCallOnce() {
        // given
        rig.request("client", "busy");
        rig.request("client", "older");
        rig.request("client", "younger");
        rig.answer();

        // when
        rig.answer(card("card", "00"));

        // then
        assertThat(rig.states()).hasSize(1);
    }

    private static RecordHeaders header(String value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("header", value.getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
