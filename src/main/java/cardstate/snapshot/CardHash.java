package cardstate.snapshot;

import cardstate.v1.Card;
import java.util.function.ToLongFunction;
import org.apache.avro.SchemaNormalization;

/**
 * A card's 64-bit fingerprint (CRC-64-AVRO over its Avro bytes): equal cards have equal ones; of different cards, one
 * pair in 2^64 has by chance. Any thread.
 */
public final class CardHash implements ToLongFunction<Card> {

    @Override
    public long applyAsLong(Card card) {
        return SchemaNormalization.fingerprint64(CardBytes.write(card));
    }
}
