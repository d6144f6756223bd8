package cardstate.snapshot;

import cardstate.v1.Balance;
import cardstate.v1.Card;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/**
 * A card as Avro bytes, for the snapshot's topic, for stores and internal topics. Field by field, because every answer's
 * cards pass here several times and Avro's own writer looks each field up by reflection; the bytes are the same. Any
 * thread.
 */
public final class CardBytes {

    private static final int SCALE = 10;
    private static final int USUAL_BYTES = 512;

    private CardBytes() {}

    public static byte[] write(Card card) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            write(card, encoder);
            encoder.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Writes a card where Avro's own writer would, in the order of the schema's fields. */
    public static void write(Card card, Encoder out) throws IOException {
        out.writeString(card.getCardId());
        writeLong(card.getProductId(), out);
        writeString(card.getClientId(), out);
        writeString(card.getBranchId(), out);
        writeString(card.getCardMask(), out);
        writeString(card.getIpsPanToken(), out);
        writeInt(card.getCardMonth(), out);
        writeInt(card.getCardYear(), out);
        writeString(card.getFirstName(), out);
        writeString(card.getLastName(), out);
        out.writeString(card.getStatus());
        out.writeArrayStart();
        out.setItemCount(card.getBalances().size());
        for (Balance balance : card.getBalances()) {
            out.startItem();
            writeString(balance.getIban(), out);
            writeString(balance.getCurrency(), out);
            writeDecimal(balance.getAmount(), out);
            writeDecimal(balance.getLinkedAmount(), out);
            writeDecimal(balance.getAvailableAmount(), out);
            writeDecimal(balance.getBlockedAmount(), out);
        }
        out.writeArrayEnd();
    }

    /** With a plain list of balances: two of Avro's own lists throw when the decimals in them are compared. */
    public static Card read(byte[] bytes) {
        try {
            Decoder in = DecoderFactory.get().binaryDecoder(bytes, null);
            return new Card(
                    in.readString(),
                    present(in) ? in.readLong() : null,
                    readString(in),
                    readString(in),
                    readString(in),
                    readString(in),
                    present(in) ? in.readInt() : null,
                    present(in) ? in.readInt() : null,
                    readString(in),
                    readString(in),
                    in.readString(),
                    readBalances(in));
        } catch (IOException broken) {
            throw new UncheckedIOException("A stored card cannot be read", broken);
        }
    }

    private static List<Balance> readBalances(Decoder in) throws IOException {
        List<Balance> balances = new ArrayList<>();
        for (long block = in.readArrayStart(); block > 0; block = in.arrayNext()) {
            for (long i = 0; i < block; i++) {
                balances.add(new Balance(
                        readString(in),
                        readString(in),
                        readDecimal(in),
                        readDecimal(in),
                        readDecimal(in),
                        readDecimal(in)));
            }
        }
        return List.copyOf(balances);
    }

    private static void writeString(@Nullable String value, Encoder out) throws IOException {
        out.writeIndex(value == null ? 0 : 1);
        if (value != null) {
            out.writeString(value);
        }
    }

    private static void writeLong(@Nullable Long value, Encoder out) throws IOException {
        out.writeIndex(value == null ? 0 : 1);
        if (value != null) {
            out.writeLong(value);
        }
    }

    private static void writeInt(@Nullable Integer value, Encoder out) throws IOException {
        out.writeIndex(value == null ? 0 : 1);
        if (value != null) {
            out.writeInt(value);
        }
    }

    private static void writeDecimal(@Nullable BigDecimal value, Encoder out) throws IOException {
        out.writeIndex(value == null ? 0 : 1);
        if (value != null) {
            out.writeBytes(value.setScale(SCALE, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .toByteArray());
        }
    }

    private static boolean present(Decoder in) throws IOException {
        return in.readIndex() == 1;
    }

    private static @Nullable String readString(Decoder in) throws IOException {
        return present(in) ? in.readString() : null;
    }

    private static @Nullable BigDecimal readDecimal(Decoder in) throws IOException {
        if (!present(in)) {
            return null;
        }
        byte[] unscaled = new byte[(int) in.readLong()];
        in.readFixed(unscaled);
        return new BigDecimal(new BigInteger(unscaled), SCALE);
    }
}
