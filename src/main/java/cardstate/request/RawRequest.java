package cardstate.request;

import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record of the request topic as it came, not yet decoded.
 *
 * @param headers the record's own headers, all of them
 * @param origin where it was first read, also where it has come through the repartition topic since
 */
public record RawRequest(byte @Nullable [] key, byte @Nullable [] value, Headers headers, Origin origin) {

    /** The bytes may hold anything and are not shown. */
    @Override
    public String toString() {
        return "RawRequest[" + origin + "]";
    }
}
