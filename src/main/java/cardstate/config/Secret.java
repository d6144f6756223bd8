package cardstate.config;

import java.nio.charset.StandardCharsets;

/** A value that never prints. Immutable. Two are equal when their values are. */
public record Secret(String value) {

    /** The value's UTF-8 bytes, for signing. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "***";
    }
}
