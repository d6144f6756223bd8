package cardstate.snapshot;

import static cardstate.snapshot.TestCards.balance;
import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.Card;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardBytesTest {

    @Test
    void shouldReadCardsThatCanBeComparedWithEachOther() {
        // given
        Card one = CardBytes.read(CardBytes.write(card("card", "00", balance("iban", "1.50"))));
        Card same = CardBytes.read(CardBytes.write(card("card", "00", balance("iban", "1.5"))));
        Card other = CardBytes.read(CardBytes.write(card("card", "00", balance("iban", "2"))));

        // then
        assertThat(one).isEqualTo(same).isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldWriteWhatAvrosOwnWriterWritesAndReadItBack(int seed) throws IOException {
        // given
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Card card = TestCards.random(random);

            // when
            byte[] written = CardBytes.write(card);

            // then
            assertThat(written).isEqualTo(byAvro(card));
            assertThat(CardBytes.read(written)).isEqualTo(card);
        }
    }

    private static byte[] byAvro(Card card) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<>(Card.class).write(card, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
