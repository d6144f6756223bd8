package cardstate.provider;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A body while it comes: bounded, and one copy of what came where its length was announced. What nobody will read is
 * counted and not kept. Only the client's event loop touches it.
 */
final class Body {

    private static final int FIRST = 8 * 1024;
    private static final int LARGEST_FIRST = 64 * 1024;
    private static final byte[] NOTHING = {};

    /** What became of a chunk: {@link #TOO_LONG} is the body's fault, {@link #NO_ROOM} that of all together. */
    enum Fit {
        TAKEN,
        TOO_LONG,
        NO_ROOM
    }

    private final int max;
    private final BodyRoom room;
    private boolean wanted;
    private byte[] bytes = NOTHING;
    private int length;

    /** @param max how many bytes it takes */
    Body(int max, BodyRoom room) {
        this.max = max;
        this.room = room;
    }

    /** It is to be kept. Makes room for a {@code Content-Length}, but not much on a mere announcement. */
    void expect(@Nullable String contentLength) {
        wanted = true;
        int announced = FIRST;
        try {
            if (contentLength != null) {
                announced = Integer.parseInt(contentLength);
            }
        } catch (NumberFormatException absurd) {
            announced = FIRST;
        }
        int first = Math.max(0, Math.min(announced, Math.min(max, LARGEST_FIRST)));
        if (room.take(first)) {
            bytes = new byte[first];
        }
    }

    Fit add(Buffer chunk) {
        int longer = length + chunk.length();
        if (longer > max) {
            return Fit.TOO_LONG;
        }
        if (wanted) {
            if (longer > bytes.length && !grow(Math.max(longer, (int) Math.min(2L * bytes.length, max)))) {
                return Fit.NO_ROOM;
            }
            chunk.getBytes(0, chunk.length(), bytes, length);
        }
        length = longer;
        return Fit.TAKEN;
    }

    private boolean grow(int size) {
        if (!room.take(size - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, size);
        return true;
    }

    /** Nobody reads it any more. */
    void release() {
        room.giveBack(bytes.length);
        bytes = NOTHING;
    }

    /** The bytes, {@link #length()} of them; not to be altered. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
