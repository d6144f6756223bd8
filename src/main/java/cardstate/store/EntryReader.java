package cardstate.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Reads what {@link EntryWriter} wrote, field by field in the order of writing. Not thread-safe. */
public final class EntryReader {

    private final byte[] bytes;
    private final int format;
    private int at;

    /** @param newest the newest format that the caller knows; formats count from 1 */
    public EntryReader(byte[] bytes, int newest) {
        this.bytes = bytes;
        this.format = readByte();
        if (format < 1 || format > newest) {
            throw new IllegalStateException(
                    "A stored entry has format " + format + ", this version knows 1 to " + newest
                            + ": a newer version wrote it. Start that version again, or reset the application's state.");
        }
    }

    public int format() {
        return format;
    }

    public int readByte() {
        return bytes[at++];
    }

    public boolean readBoolean() {
        return readByte() != 0;
    }

    public long readLong() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
    }

    public int readInt() {
        return Math.toIntExact(readLong());
    }

    public long readFixedLong() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    public byte[] readBytes() {
        int length = readInt();
        byte[] value = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return value;
    }

    public byte @Nullable [] readNullableBytes() {
        return readBoolean() ? readBytes() : null;
    }

    public String readString() {
        int length = readInt();
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    public Instant readInstant() {
        return Instant.ofEpochMilli(readLong());
    }

    public @Nullable Instant readNullableInstant() {
        return readBoolean() ? readInstant() : null;
    }

    public Headers readHeaders() {
        int count = readInt();
        Headers headers = new RecordHeaders();
        for (int i = 0; i < count; i++) {
            headers.add(readString(), readNullableBytes());
        }
        return headers;
    }
}
