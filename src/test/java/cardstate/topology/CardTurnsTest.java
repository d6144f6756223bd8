package cardstate.topology;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.card.CardNews;
import cardstate.snapshot.Difference;
import cardstate.snapshot.ListHead;
import cardstate.snapshot.ListVersion;
import cardstate.snapshot.MapStore;
import cardstate.topic.Stores;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The card's stage alone: when the commit is asked for that its readers wait for. */
class CardTurnsTest {

    private static final int COMMIT_MS = 20;

    private final Rig rig = new Rig();
    private final Map<String, KeyValueStore<Bytes, byte[]>> stores = Map.of(Stores.CARDS, MapStore.empty());
    private final CardProcessor processor = new CardProcessor(rig.parts);
    private StoresContext context = begin();

    @AfterEach
    void close() {
        processor.close();
        rig.close();
    }

    @Test
    void shouldAskForTheCommitOfACardAtOnceAndTurnOnUntilItIsMade() {
        // when
        news("card");
        boolean asked = context.committed();
        int scheduled = context.scheduled().size();
        context.turn(rig.now());

        // then
        assertThat(asked).isTrue();
        assertThat(scheduled).isOne();
        assertThat(context.scheduled()).isEmpty();
    }

    @Test
    void shouldNotLetACardRestThatComesLongAfterTheLastCommit() {
        // given
        news("first");
        context.turn(rig.now());
        context.resetCommit();
        pass(10_000);

        // when
        news("second");

        // then
        assertThat(context.committed()).isTrue();
    }

    @Test
    void shouldAskForTheCommitOfWhatWasWrittenInARestThoughNoCardFollows() {
        // given
        news("first");
        pass(COMMIT_MS);
        context.resetCommit();
        news("second");
        boolean asked = context.committed();

        // when
        pass(COMMIT_MS);
        context.turn(rig.now());

        // then
        assertThat(asked).isFalse();
        assertThat(context.committed()).isTrue();
    }

    @Test
    void shouldScheduleOneTurnForManyCardsThatWait() {
        // given
        news("first");
        pass(COMMIT_MS);

        // when
        news("second");
        news("third");

        // then
        assertThat(context.scheduled()).hasSize(1);
    }

    @Test
    void shouldLeaveTheEndOfABurstToTheCommitInterval() {
        // given
        IntStream.rangeClosed(0, CommitPace.FEW + 1).forEach(i -> news("card" + i));
        context.turn(rig.now());

        // then
        assertThat(context.scheduled()).isEmpty();
    }

    @Test
    void shouldLeaveNoTurnBehindWhenItIsClosed() {
        // given
        news("first");
        pass(COMMIT_MS);
        news("second");

        // when
        processor.close();

        // then
        assertThat(context.scheduled()).isEmpty();
    }

    @Test
    void shouldLeaveNoTurnBehindWhenItIsInitialisedAgain() {
        // given
        news("first");
        pass(COMMIT_MS);
        news("second");
        StoresContext before = context;

        // when
        context = begin();

        // then
        assertThat(before.scheduled()).isEmpty();
        assertThat(context.scheduled()).isEmpty();
    }

    private StoresContext begin() {
        return StoresContext.begin(processor, stores, rig.now());
    }

    private void news(String cardId) {
        ListHead list =
                new ListHead(new ListVersion(Instant.EPOCH, Instant.EPOCH), null, "request", new RecordHeaders());
        CardNews news = new CardNews("client", list, new Difference.Shown(card(cardId, "00")));
        processor.process(
                new Record<>(cardId.getBytes(StandardCharsets.UTF_8), news.toBytes(), 0, new RecordHeaders()));
    }

    private void pass(int millis) {
        rig.clock.set(rig.now().plusMillis(millis));
        context.setCurrentSystemTimeMs(rig.now().toEpochMilli());
    }
}
