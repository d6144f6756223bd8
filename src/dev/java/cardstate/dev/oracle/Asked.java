package cardstate.dev.oracle;

import cardstate.topic.ContractTopic;
import cardstate.v1.CardListRequested;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a record of the request topic asks for.
 *
 * @param deadline the latest that it can be. The rule takes the time of acceptance into account, which nobody outside
 *     knows, but only ever to make it earlier.
 */
record Asked(String clientId, String requestId, Instant deadline) {

    private static final Pattern ID = Pattern.compile("[ -~]{1,128}");

    /** Null where the record is no request, by the rules of contract.md. */
    static @Nullable Asked of(
            ConsumerRecord<byte[], byte[]> record,
            ContractTopic<CardListRequested> topic,
            Decoder decoder,
            Duration ttl) {
        if (record.key() == null || record.value() == null) {
            return null;
        }
        CardListRequested request = decoder.decode(topic, record.value());
        if (request == null
                || !Arrays.equals(record.key(), request.getClientId().getBytes(StandardCharsets.UTF_8))
                || !ID.matcher(request.getClientId()).matches()
                || !ID.matcher(request.getRequestId()).matches()) {
            return null;
        }
        Instant field = request.getDeadline();
        Instant deadline = field != null ? field : request.getRequestedAt().plus(ttl);
        return new Asked(request.getClientId(), request.getRequestId(), deadline);
    }
}
