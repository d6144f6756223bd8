package cardstate.dev.soak;

import cardstate.v1.CardListRequested;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Records that are no request: each must become a dead letter, and hold up nothing. Owned by one thread. */
final class Rejects {

    private static final int KINDS = 6;
    private static final int UNKNOWN_SCHEMA = 1_000_000;

    private final Random random;

    Rejects(Random random) {
        this.random = random;
    }

    /** Key and value as they are sent. */
    record Record(byte @Nullable [] key, byte @Nullable [] value) {}

    static Record of(String key, byte[] value) {
        return new Record(bytes(key), value);
    }

    Record next(Serializer<CardListRequested> serializer, String topic) {
        byte[] key = bytes("client-" + random.nextInt(50));
        byte[] good = serializer.serialize(topic, request("client-1"));
        return switch (random.nextInt(KINDS)) {
            case 0 -> new Record(key, noise());
            case 1 -> new Record(key, ofUnknownSchema(good));
            case 2 -> new Record(null, good);
            case 3 -> new Record(key, null);
            case 4 -> new Record(bytes("somebody-else"), good);
            default -> new Record(bytes("a\nb"), serializer.serialize(topic, request("a\nb")));
        };
    }

    private static CardListRequested request(String client) {
        return new CardListRequested("reject", client, Instant.now(), null, "soak");
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] ofUnknownSchema(byte[] good) {
        return ByteBuffer.wrap(good.clone()).putInt(1, UNKNOWN_SCHEMA).array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
