package cardstate.topology;

import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cardstate.v1.Card;
import cardstate.v1.CardListFailed;
import cardstate.v1.ClientCardsSnapshot;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void shouldNeverHaveMoreCallsInFlightThanSet() {
        try (Rig rig = new Rig(RigOptions.DEFAULT.withMaxInFlight(3))) {
            // given
            IntStream.range(0, 10).forEach(i -> rig.request("client" + i, "request"));

            for (int i = 0; i < 10; i++) {
                // then
                assertThat(rig.provider.inFlight()).hasSize(Math.min(3, 10 - i));

                // when
                rig.answer();
            }
        }
    }

    @Test
    void shouldHaveOneCallAClientInFlight() {
        try (Rig rig = new Rig()) {
            // given
            IntStream.range(0, 50).forEach(i -> rig.request("client" + i % 5, "request" + i));

            // then
            assertThat(rig.provider.inFlight()).hasSize(5);
            assertThat(new HashSet<>(rig.provider.called())).hasSize(5);
        }
    }

    @Test
    void shouldShedWhatIsTooMuch() {
        try (Rig rig = new Rig(RigOptions.DEFAULT.withMaxPending(2))) {
            // given
            rig.request("one", "request");
            rig.request("two", "request");

            // when
            rig.request("three", "request");

            // then
            assertThat(rig.failures())
                    .extracting(CardListFailed::getClientId, CardListFailed::getReason)
                    .containsExactly(tuple("three", "OVERLOADED"));
        }
    }

    @Test
    void shouldTellThatASnapshotIsTooLargeForTheBroker() {
        try (Rig rig = new Rig(RigOptions.DEFAULT.withMaxBytes(2_000))) {
            // when
            rig.list("client", "request", cards(100));

            // then
            assertThat(rig.snapshots()).isEmpty();
            assertThat(rig.failures())
                    .extracting(CardListFailed::getReason, CardListFailed::getHttpStatus, CardListFailed::getAttempts)
                    .containsExactly(tuple("RESULT_TOO_LARGE", 200, 1));
        }
    }

    @Test
    void shouldFoldNothingOfAListThatIsTooLarge() {
        try (Rig rig = new Rig(RigOptions.DEFAULT.withMaxBytes(2_000))) {
            // given
            rig.list("client", "first", cards(1));
            rig.states();

            // when
            rig.list("client", "second", cards(100));

            // then
            assertThat(rig.states()).isEmpty();
        }
    }

    @Test
    void shouldTellThatACardsStateIsTooLargeForTheBroker() {
        try (Rig rig = new Rig(RigOptions.DEFAULT.withMaxBytes(4_000_000))) {
            // when
            rig.list("client", "request", card("card", "0".repeat(1_000_000)));

            // then
            assertThat(rig.failures()).extracting(CardListFailed::getReason).containsExactly("RESULT_TOO_LARGE");
        }
    }

    @Test
    void shouldCountHeadersAsPartOfARecord() {
        try (Rig rig = new Rig(RigOptions.DEFAULT.withMaxBytes(2_000))) {
            // given
            rig.request("client", "request", null, new RecordHeaders().add("header", new byte[2_000]));

            // when
            rig.answer();

            // then
            assertThat(rig.failures()).extracting(CardListFailed::getReason).containsExactly("RESULT_TOO_LARGE");
        }
    }

    @Test
    void shouldCarryOnlyTheTraceOfHeadersOverSixteenKibibytes() {
        try (Rig rig = new Rig()) {
            // given
            RecordHeaders headers = new RecordHeaders();
            headers.add("traceparent", new byte[55]).add("large", new byte[16 * 1024]);
            rig.request("client", "request", null, headers);

            // when
            rig.answer();

            // then
            assertThat(rig.read(rig.topics.snapshots()).get(0).headers())
                    .extracting(Header::key)
                    .containsExactly("traceparent");
        }
    }

    @Test
    void shouldTakeAListThatIsJustNotTooLarge() {
        try (Rig rig = new Rig(RigOptions.DEFAULT.withMaxBytes(20_000))) {
            // when
            rig.list("client", "request", cards(100));

            // then
            assertThat(rig.snapshots())
                    .extracting(ClientCardsSnapshot::getRequestId)
                    .containsExactly("request");
        }
    }

    private static Card[] cards(int count) {
        return IntStream.range(0, count).mapToObj(i -> card("card" + i, "00")).toArray(Card[]::new);
    }
}
