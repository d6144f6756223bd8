package cardstate.dev.provider;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Bodies of answers, as the provider writes them. Owned by one thread. */
final class Answers {

    static final String JSON = "application/json";
    static final Buffer HTML = Buffer.buffer("<html><body>Bad gateway</body></html>");

    private static final DateTimeFormatter DT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withZone(ZoneOffset.ofHours(5));

    private long second = -1;
    private byte[] head = new byte[0];

    /** The list, true at the time. */
    Buffer list(byte[] cards, long nowMs) {
        byte[] start = head(nowMs);
        return Buffer.buffer(start.length + cards.length + 1)
                .appendBytes(start)
                .appendBytes(cards)
                .appendByte((byte) '}');
    }

    Buffer notReady(long nowMs) {
        return Buffer.buffer("{\"status\":\"ok\",\"request_status\":\"process\",\"dt\":\"" + dt(nowMs) + "\"}");
    }

    Buffer error(String code, String message, long nowMs) {
        return Buffer.buffer("{\"status\":\"error\",\"request_status\":\"error\",\"dt\":\"" + dt(nowMs)
                + "\",\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message.replace("\"", "'") + "\"}}");
    }

    private byte[] head(long nowMs) {
        long now = Math.floorDiv(nowMs, 1000L);
        if (now != second) {
            head = ("{\"status\":\"ok\",\"request_status\":\"success\",\"dt\":\"" + dt(nowMs) + "\",\"cards\":")
                    .getBytes(StandardCharsets.US_ASCII);
            second = now;
        }
        return head;
    }

    private static String dt(long nowMs) {
        return DT.format(Instant.ofEpochMilli(nowMs));
    }
}
