package cardstate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.CardListRequested;
import cardstate.v1.ClientCardsSnapshot;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitingForSchemaTest {

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldSetNothingAsideWhileTheRegistryDoesNotAnswer() {
        // given
        rig.schemas.down = true;

        // when
        rig.request("client", "request");
        rig.turn(Duration.ofMinutes(5));

        // then
        assertThat(rig.read(rig.topics.deadLetters())).isEmpty();
        assertThat(rig.failures()).isEmpty();
        assertThat(rig.provider.called()).isEmpty();
    }

    @Test
    void shouldGoOnInOrderWhenTheRegistryAnswers() {
        // given
        rig.schemas.down = true;
        rig.request("client", "first");
        rig.request("client", "second");
        rig.schemas.down = false;
        rig.request("client", "third");

        // when
        rig.turn();
        while (!rig.provider.inFlight().isEmpty()) {
            rig.answer();
        }

        // then
        assertThat(rig.snapshots())
                .extracting(ClientCardsSnapshot::getRequestId)
                .containsExactly("first", "second", "third");
    }

    @Test
    void shouldSetAsideWhatTurnsOutToHaveAnUnknownSchema() {
        // given
        byte[] value = rig.encode(new CardListRequested("request", "client", rig.now(), null, null));
        ByteBuffer.wrap(value).putInt(1, 4_711);
        rig.schemas.down = true;
        rig.send("client", value, new RecordHeaders());
        rig.schemas.down = false;

        // when
        rig.turn();

        // then
        assertThat(rig.read(rig.topics.deadLetters())).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(value);
            assertThat(letter.headers().lastHeader("__streams.errors.offset").value())
                    .asString()
                    .isEqualTo("0");
        });
    }

    @Test
    void shouldGoOnBehindWhatTurnsOutToHaveAnUnknownSchema() {
        // given
        byte[] value = rig.encode(new CardListRequested("request", "client", rig.now(), null, null));
        ByteBuffer.wrap(value).putInt(1, 4_711);
        rig.schemas.down = true;
        rig.send("client", value, new RecordHeaders());
        rig.request("client", "next");
        rig.schemas.down = false;

        // when
        rig.turn();
        rig.answer();

        // then
        assertThat(rig.snapshots())
                .extracting(ClientCardsSnapshot::getRequestId)
                .containsExactly("next");
    }
}
