package cardstate.topology;

import static cardstate.snapshot.TestCards.balance;
import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.topic.Stores;
import cardstate.v1.Card;
import cardstate.v1.CardState;
import cardstate.v1.CardStatusChanged;
import cardstate.v1.ClientCardsSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForgetTest {

    private static final Card CARD = card("card", "00", balance("iban", "1.00"));
    private static final Card OTHER = card("other", "05");

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldWriteATombstoneForACardThatNobodyElseLists() {
        // given
        list("client", CARD);
        rig.states();

        // when
        forget("client", "forget-1");

        // then
        assertThat(rig.states()).containsExactly((CardState) null);
    }

    @Test
    void shouldChainTheEventsOfWhatIsGone() {
        // given
        list("client", CARD);
        rig.values(rig.topics.statusChanges());

        // when
        forget("client", "forget-1");

        // then
        assertThat(rig.values(rig.topics.statusChanges())).singleElement().satisfies(event -> {
            assertThat(event.getPreviousStatus()).isEqualTo("00");
            assertThat(event.getCurrentStatus()).isNull();
            assertThat(event.getSequence()).isEqualTo(2);
            assertThat(event.getRequestId()).isEqualTo("forget-1");
            assertThat(event.getClientId()).isEqualTo("client");
        });
        assertThat(rig.values(rig.topics.balanceChanges())).last().satisfies(event -> assertThat(event.getCurrent())
                .isNull());
    }

    @Test
    void shouldKeepACardThatAnotherClientLists() {
        // given
        list("client", CARD);
        list("neighbour", CARD);
        rig.states();
        rig.values(rig.topics.statusChanges());

        // when
        forget("client", "forget-1");

        // then
        assertThat(rig.states()).singleElement().satisfies(state -> assertThat(state.getListedBy())
                .containsExactly("neighbour"));
        assertThat(rig.values(rig.topics.statusChanges())).isEmpty();
    }

    @Test
    void shouldTellReadersOfSnapshotsThatTheClientHasNoCardsAnyMore() {
        // given
        list("client", CARD);
        rig.snapshots();

        // when
        forget("client", "forget-1");

        // then
        assertThat(rig.snapshots()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.getClientId()).isEqualTo("client");
            assertThat(snapshot.getRequestId()).isEqualTo("forget-1");
            assertThat(snapshot.getCards()).isEmpty();
            assertThat(snapshot.getAttempts()).isZero();
            assertThat(snapshot.getStale()).isFalse();
        });
    }

    @Test
    void shouldForgetACardThatOnlyMissesInTheLastListsToo() {
        // given
        try (Rig patient = new Rig(RigOptions.DEFAULT.withRemovalAfterMissing(3))) {
            patient.list("client", "request-1", CARD, OTHER);
            patient.list("client", "request-2", CARD);
            patient.states();

            // when
            forget(patient, "client", "forget-1");

            // then
            assertThat(patient.read(patient.topics.cardStates()))
                    .extracting(record -> record.key())
                    .containsExactlyInAnyOrder("card", "other");
        }
    }

    @Test
    void shouldKeepNothingThatNamesTheClient() {
        // given
        list("client", CARD);
        rig.request("client", "request-2");

        // when
        forget("client", "forget-1");
        rig.answer(CARD);

        // then
        assertThat(stored(Stores.CLIENT_LISTS)).isEmpty();
        assertThat(stored(Stores.PENDING)).isEmpty();
        assertThat(stored(Stores.CARDS)).singleElement().satisfies(entry -> assertThat(entry)
                .doesNotContain("client"));
    }

    @Test
    void shouldWriteNothingForAClientThatIsNotKnown() {
        // when
        forget("client", "forget-1");

        // then
        assertThat(rig.snapshots()).isEmpty();
        assertThat(rig.states()).isEmpty();
        assertThat(rig.count("cardstate.clients.forgotten")).isZero();
    }

    @Test
    void shouldGoOnWithACardsSequenceWhenTheClientComesBack() {
        // given
        list("client", CARD);
        forget("client", "forget-1");
        rig.states();

        // when
        list("client", CARD);

        // then
        assertThat(rig.states()).singleElement().satisfies(state -> assertThat(state.getSequence())
                .isEqualTo(3));
        assertThat(rig.values(rig.topics.statusChanges()))
                .extracting(CardStatusChanged::getPreviousStatus)
                .last()
                .isNull();
    }

    @Test
    void shouldNotLetAnAnswerToAnEarlierRequestBringTheClientBack() {
        // given
        list("client", CARD);
        rig.request("client", "request-2");

        // when
        forget("client", "forget-1");
        rig.answer(CARD, OTHER);

        // then
        assertThat(rig.snapshots())
                .extracting(ClientCardsSnapshot::getRequestId)
                .containsExactly("request", "request-2", "forget-1");
        assertThat(lastStates()).isEmpty();
    }

    @Test
    void shouldNotBeUndoneByAMarkThatIsStillOnItsWay() {
        // given
        list("client", CARD);
        rig.request("neighbour", "request");

        // when
        rig.provider.next().done().accept(rig.listed(rig.now(), CARD));
        forget("client", "forget-1");
        rig.turn();

        // then
        assertThat(rig.states()).last().satisfies(state -> assertThat(state.getListedBy())
                .containsExactly("neighbour"));
    }

    /** Cards with a state, in the order of their ids. */
    private List<String> lastStates() {
        TreeMap<String, CardState> states = new TreeMap<>();
        rig.read(rig.topics.cardStates()).forEach(record -> {
            if (record.value() == null) {
                states.remove(record.key());
            } else {
                states.put(record.key(), record.value());
            }
        });
        return List.copyOf(states.keySet());
    }

    private List<String> stored(String store) {
        List<String> entries = new ArrayList<>();
        KeyValueStore<Bytes, byte[]> bytes = rig.driver.getKeyValueStore(store);
        try (KeyValueIterator<Bytes, byte[]> all = bytes.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                entries.add(new String(entry.key.get(), StandardCharsets.ISO_8859_1)
                        + new String(entry.value, StandardCharsets.ISO_8859_1));
            }
        }
        return entries;
    }

    /** Each list is a second newer than the one before. */
    private void list(String client, Card... cards) {
        rig.turn(Duration.ofSeconds(1));
        rig.list(client, "request", cards);
    }

    private void forget(String client, String id) {
        forget(rig, client, id);
    }

    private static void forget(Rig rig, String client, String id) {
        ProducerRecord<byte[], byte[]> record = ForgetRecord.of(rig.topics, 1, client, id);
        rig.driver
                .createInputTopic(record.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record.key(), record.value());
        rig.turn();
    }
}
