package cardstate.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Writes one entry of a store or one record of an internal topic. The first byte is the entry's format, so that a later
 * version can read what this one wrote. Numbers are variable-length: small ones are short. Not thread-safe.
 */
public final class EntryWriter {

    private byte[] bytes = new byte[128];
    private int length;

    public EntryWriter(int format) {
        writeByte(format);
    }

    public EntryWriter writeByte(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public EntryWriter writeBoolean(boolean value) {
        return writeByte(value ? 1 : 0);
    }

    /** Zig-zag and variable length: 1 to 10 bytes. */
    public EntryWriter writeLong(long value) {
        long rest = (value << 1) ^ (value >> 63);
        room(10);
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    /** Eight bytes, for values that use them all, such as hashes. */
    public EntryWriter writeFixedLong(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    public EntryWriter writeBytes(byte[] value) {
        writeLong(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    public EntryWriter writeNullableBytes(byte @Nullable [] value) {
        writeBoolean(value != null);
        return value == null ? this : writeBytes(value);
    }

    public EntryWriter writeString(String value) {
        return writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Milliseconds since the epoch. */
    public EntryWriter writeInstant(Instant value) {
        return writeLong(value.toEpochMilli());
    }

    public EntryWriter writeNullableInstant(@Nullable Instant value) {
        writeBoolean(value != null);
        return value == null ? this : writeInstant(value);
    }

    public EntryWriter writeHeaders(Headers headers) {
        Header[] all = headers.toArray();
        writeLong(all.length);
        for (Header header : all) {
            writeString(header.key());
            writeNullableBytes(header.value());
        }
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int wanted) {
        if (bytes.length - length < wanted) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + wanted));
        }
    }
}
