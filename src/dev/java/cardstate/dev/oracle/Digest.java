package cardstate.dev.oracle;

import java.math.BigDecimal;
import java.util.Collection;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** 64 bits that stand for a value, equal where the values are: amounts by value, all else literally. */
final class Digest {

    /** Stands for what is not there. */
    static final long ABSENT = 0;

    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private long state = START;

    private Digest() {}

    static long of(@Nullable Object... values) {
        Digest digest = new Digest();
        for (Object value : values) {
            digest.put(value);
        }
        return digest.mixed();
    }

    private void put(@Nullable Object value) {
        if (value instanceof IndexedRecord record) {
            int fields = record.getSchema().getFields().size();
            put('{', fields);
            for (int i = 0; i < fields; i++) {
                put(record.get(i));
            }
        } else if (value instanceof Collection<?> items) {
            put('[', items.size());
            items.forEach(this::put);
        } else if (value instanceof BigDecimal amount) {
            put('#', amount.stripTrailingZeros().toPlainString());
        } else if (value == null) {
            put('-', 0);
        } else {
            put('"', value.toString());
        }
    }

    private void put(char tag, String text) {
        put(tag, text.length());
        for (int i = 0; i < text.length(); i++) {
            take(text.charAt(i));
        }
    }

    private void put(char tag, int size) {
        take(tag);
        take(size);
    }

    private void take(int value) {
        state = (state ^ value) * PRIME;
    }

    private long mixed() {
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        mixed ^= mixed >>> 33;
        return mixed == ABSENT ? 1 : mixed;
    }
}
