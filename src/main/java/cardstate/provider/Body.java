package cardstate.provider;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A body while it comes: bounded, and one copy of what came where its length was announced. */
final class Body {

    private static final int FIRST = 8 * 1024;
    private static final int LARGEST_FIRST = 64 * 1024;
    private static final byte[] NOTHING = {};

    private final int max;
    private byte[] bytes = NOTHING;
    private int length;

    /** @param max how many bytes it takes */
    Body(int max) {
        this.max = max;
    }

    /** Makes room for a {@code Content-Length}, but not much on a mere announcement. */
    void expect(@Nullable String contentLength) {
        int announced = FIRST;
        try {
            if (contentLength != null) {
                announced = Integer.parseInt(contentLength);
            }
        } catch (NumberFormatException absurd) {
            announced = FIRST;
        }
        bytes = new byte[Math.max(0, Math.min(announced, Math.min(max, LARGEST_FIRST)))];
    }

    /** Takes a chunk; false where the body is then longer than it may be. */
    boolean add(Buffer chunk) {
        int longer = length + chunk.length();
        if (longer > max) {
            return false;
        }
        if (longer > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(longer, (int) Math.min(2L * bytes.length, max)));
        }
        chunk.getBytes(0, chunk.length(), bytes, length);
        length = longer;
        return true;
    }

    /** The bytes, {@link #length()} of them; not to be altered. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }
}
