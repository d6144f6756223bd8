package cardstate.request;

import cardstate.v1.CardListRequested;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a record is a request. Total: any bytes give a {@link Reading}, never an exception. Used by one thread
 * at a time; never blocks.
 */
public final class RequestReader {

    private static final byte MAGIC = 0;
    private static final int PREFIX_BYTES = 5;
    private static final String INVALID = InvalidRequestException.class.getName();

    private final WriterSchemas schemas;
    private final Deserializer<?> deserializer;
    private final Duration ttl;

    /** @param deserializer Confluent's, over the registry client that {@code schemas} fetches with */
    public RequestReader(WriterSchemas schemas, Deserializer<?> deserializer, Duration ttl) {
        this.schemas = schemas;
        this.deserializer = deserializer;
        this.ttl = ttl;
    }

    /** The client whose home partition the record belongs to, or null where its key can be no client's id. */
    public static @Nullable String clientOf(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        String id = new String(key, StandardCharsets.UTF_8);
        return Ids.valid(id) ? id : null;
    }

    /** Whether values with this schema id can be read by now, or never will be. */
    public boolean knows(int schemaId) {
        return schemas.lookUp(schemaId) != WriterSchemas.Known.NOT_YET;
    }

    public Reading read(RawRequest record, Instant now) {
        if (record.key() == null) {
            return new Reading.Rejected(Rejection.NULL_KEY, INVALID);
        }
        byte[] value = record.value();
        if (value == null) {
            return new Reading.Rejected(Rejection.NULL_VALUE, INVALID);
        }
        if (value.length < PREFIX_BYTES || value[0] != MAGIC) {
            return new Reading.Rejected(Rejection.DECODE, INVALID);
        }
        int schemaId = ByteBuffer.wrap(value, 1, 4).getInt();
        return switch (schemas.lookUp(schemaId)) {
            case YES -> decode(record, record.key(), value, now);
            case NO -> new Reading.Rejected(Rejection.SCHEMA_UNKNOWN, INVALID);
            case UNREADABLE -> new Reading.Rejected(Rejection.DECODE, INVALID);
            case NOT_YET ->
                clientOf(record.key()) == null
                        ? new Reading.Rejected(Rejection.BAD_ID, INVALID)
                        : new Reading.SchemaPending(schemaId);
        };
    }

    private Reading decode(RawRequest record, byte[] key, byte[] value, Instant now) {
        Object decoded;
        try {
            decoded = deserializer.deserialize(record.origin().topic(), value);
        } catch (RuntimeException | StackOverflowError undecodable) {
            return new Reading.Rejected(Rejection.DECODE, undecodable.getClass().getName());
        }
        return decoded instanceof CardListRequested request
                ? validate(record, key, request, now)
                : new Reading.Rejected(Rejection.DECODE, INVALID);
    }

    private Reading validate(RawRequest record, byte[] key, CardListRequested request, Instant now) {
        if (!Arrays.equals(key, request.getClientId().getBytes(StandardCharsets.UTF_8))) {
            return new Reading.Rejected(Rejection.KEY_MISMATCH, INVALID);
        }
        if (!Ids.valid(request.getClientId()) || !Ids.valid(request.getRequestId())) {
            return new Reading.Rejected(Rejection.BAD_ID, INVALID);
        }
        return new Reading.Valid(new Request(
                request.getClientId(),
                request.getRequestId(),
                Deadline.of(request, now, ttl),
                CarriedHeaders.of(record.headers())));
    }
}
