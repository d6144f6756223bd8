package cardstate.card;

import cardstate.v1.Card;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/** A card as plain Avro bytes, for stores and internal topics. Any thread. */
public final class CardBytes {

    private CardBytes() {}

    public static byte[] write(Card card) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new SpecificDatumWriter<>(Card.class).write(card, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static Card read(byte[] bytes) {
        try {
            return comparable(new SpecificDatumReader<>(Card.class)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, null)));
        } catch (IOException broken) {
            throw new UncheckedIOException("A stored card cannot be read", broken);
        }
    }

    /** With a plain list of balances: two of Avro's own lists throw when the decimals in them are compared. */
    private static Card comparable(Card card) {
        return new Card(
                card.getCardId(),
                card.getProductId(),
                card.getClientId(),
                card.getBranchId(),
                card.getCardMask(),
                card.getIpsPanToken(),
                card.getCardMonth(),
                card.getCardYear(),
                card.getFirstName(),
                card.getLastName(),
                card.getStatus(),
                List.copyOf(card.getBalances()));
    }
}
