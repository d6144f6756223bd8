package cardstate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.snapshot.MapStore;
import cardstate.topic.Stores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client's stage alone: Kafka Streams closes the same object and initialises it again. */
class LivesTest {

    private static final int MAX_IN_FLIGHT = 2;

    private final Rig rig = new Rig(RigOptions.DEFAULT.withMaxInFlight(MAX_IN_FLIGHT));
    private final Map<String, KeyValueStore<Bytes, byte[]>> stores =
            Map.of(Stores.PENDING, MapStore.empty(), Stores.CLIENT_LISTS, MapStore.empty());
    private final ClientProcessor processor = new ClientProcessor(rig.parts);
    private StoresContext context = begin();

    @AfterEach
    void close() {
        processor.close();
        rig.close();
    }

    @Test
    void shouldScheduleNothingWhileNothingWaits() {
        // then
        assertThat(scheduled()).isEmpty();
    }

    @Test
    void shouldScheduleTurnsOnceWhileRequestsWait() {
        // when
        request("one");
        request("two");

        // then
        assertThat(scheduled()).hasSize(1);
    }

    @Test
    void shouldScheduleNothingAnyMoreOnceAllHaveTheirOutcome() {
        // given
        request("request");

        // when
        answer();
        turn();
        turn();

        // then
        assertThat(context.forwarded(Nodes.SNAPSHOTS)).hasSize(1);
        assertThat(scheduled()).isEmpty();
    }

    @Test
    void shouldScheduleNothingAnyMoreThoughTheLastOutcomeWasWrittenBetweenTurns() {
        // given
        request("request");
        answer();
        record("client", new byte[] {1});

        // when
        turn();
        turn();

        // then
        assertThat(scheduled()).isEmpty();
    }

    @Test
    void shouldTurnOnUntilACommitIsAskedForWhatTheLastOutcomesWrote() {
        // given
        request("first");
        for (int i = 0; i <= CommitPace.FEW; i++) {
            request("request" + i);
        }
        answer();
        turn();
        context.resetCommit();
        answer();
        turn();
        boolean asked = context.committed();
        int scheduled = scheduled().size();

        // when
        rig.clock.set(rig.now().plusMillis(2 * CommitPace.SPAN_MILLIS));
        turn();
        boolean askedThen = context.committed();
        turn();

        // then
        assertThat(asked).isFalse();
        assertThat(scheduled).isOne();
        assertThat(askedThen).isTrue();
        assertThat(scheduled()).isEmpty();
    }

    @Test
    void shouldScheduleTurnsAgainForTheNextRequest() {
        // given
        request("first");
        answer();
        turn();

        // when
        request("second");

        // then
        assertThat(scheduled()).hasSize(1);
    }

    @Test
    void shouldGoOnWithWhatWaitsWhenItIsInitialisedAgain() {
        // given
        request("request");
        processor.close();
        context = begin();

        // when
        turn();
        rig.provider.next();
        answer();
        turn();

        // then
        assertThat(context.forwarded(Nodes.SNAPSHOTS)).hasSize(1);
    }

    @Test
    void shouldDropAnAnswerThatComesAfterItWasClosed() {
        // given
        request("request");
        processor.close();

        // when
        answer();
        StoresContext closed = context;
        context = begin();
        turn();

        // then
        assertThat(closed.forwarded()).isEmpty();
        assertThat(context.forwarded()).isEmpty();
    }

    @Test
    void shouldDropAnAnswerOfTheLifeBeforeThoughItWasNotClosed() {
        // given
        request("request");
        context = begin();

        // when
        answer();
        turn();

        // then
        assertThat(context.forwarded()).isEmpty();
    }

    @Test
    void shouldLeaveNoTurnBehindThatWouldWorkInTheNextLifesStores() {
        // given
        request("request");

        // when
        processor.close();

        // then
        assertThat(scheduled()).isEmpty();
    }

    @Test
    void shouldForwardNothingWhenItIsInitialised() {
        // given
        request("request");

        // when
        context = begin();

        // then
        assertThat(context.forwarded()).isEmpty();
    }

    @Test
    void shouldCountWhatWaitsOnceOverTwoLives() {
        // given
        request("request");

        // when
        context = begin();

        // then
        assertThat(rig.backlog.size()).isOne();
    }

    @Test
    void shouldGiveBackWhatItCountedWhenItIsClosed() {
        // given
        request("request");

        // when
        processor.close();

        // then
        assertThat(rig.backlog.size()).isZero();
    }

    @Test
    void shouldStartNoCallThatWasQueuedWhenItWasClosed() {
        // given
        for (int i = 0; i <= MAX_IN_FLIGHT; i++) {
            record("client" + i, rig.encode("client" + i, "request"));
        }
        processor.close();

        // when
        answer();

        // then
        assertThat(rig.provider.called()).hasSize(MAX_IN_FLIGHT);
    }

    @Test
    void shouldTakeItsCloseTwice() {
        // given
        request("request");

        // when
        processor.close();
        processor.close();

        // then
        assertThat(rig.backlog.size()).isZero();
    }

    private StoresContext begin() {
        return StoresContext.begin(processor, stores, rig.now());
    }

    private void request(String requestId) {
        record("client", rig.encode("client", requestId));
    }

    private void record(String client, byte[] value) {
        context.setRecordMetadata(rig.topics.requests().name(), 0, 0);
        processor.process(new Record<>(client.getBytes(StandardCharsets.UTF_8), value, 0, new RecordHeaders()));
    }

    private void answer() {
        rig.provider.next().done().accept(rig.listed(rig.now()));
    }

    private void turn() {
        rig.clock.set(rig.now().plus(Duration.ofMillis(5)));
        context.turn(rig.now());
    }

    private List<CapturedPunctuator> scheduled() {
        return context.scheduled();
    }
}
