package cardstate.store;

import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** Makes serdes of a pair of functions, for records of internal topics. */
public final class Entry {

    private Entry() {}

    public static <T> Serde<T> serde(Function<T, byte[]> write, Function<byte[], T> read) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : write.apply(value),
                (topic, bytes) -> readNullable(bytes, read));
    }

    private static <T> @Nullable T readNullable(byte @Nullable [] bytes, Function<byte[], T> read) {
        return bytes == null ? null : read.apply(bytes);
    }
}
