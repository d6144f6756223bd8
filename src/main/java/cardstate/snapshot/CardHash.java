package cardstate.snapshot;

import cardstate.v1.Card;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.ToLongFunction;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * A card's 64-bit fingerprint (CRC-64-AVRO over its Avro bytes): equal cards have equal ones; of different cards, one
 * pair in 2^64 has by chance. One thread at a time.
 */
public final class CardHash implements ToLongFunction<Card> {

    private final DatumWriter<Card> writer = new SpecificDatumWriter<>(Card.getClassSchema());
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private @Nullable BinaryEncoder encoder;

    @Override
    public long applyAsLong(Card card) {
        try {
            bytes.reset();
            encoder = EncoderFactory.get().binaryEncoder(bytes, encoder);
            writer.write(card, encoder);
            encoder.flush();
            return SchemaNormalization.fingerprint64(bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
