package cardstate.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cardstate.v1.CardListRequested;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileBytesTest {

    private final ReaderRig rig = new ReaderRig();
    private final byte[] good =
            rig.encode(new CardListRequested("request", "client", ReaderRig.NOW, ReaderRig.NOW, "someone"));

    @Test
    void shouldNeverThrowWhateverTheBytes() {
        // given
        Random random = new Random(1);

        for (int i = 0; i < 20_000; i++) {
            // when
            byte[] value = new byte[random.nextInt(64)];
            random.nextBytes(value);
            if (value.length >= 5) {
                System.arraycopy(good, 0, value, 0, 5);
            }

            // then
            assertThatCode(() -> rig.read("client", value)).doesNotThrowAnyException();
        }
    }

    @Test
    void shouldNeverThrowWhateverByteOfARequestIsAnother() {
        // given
        Random random = new Random(2);

        for (int i = 0; i < 20_000; i++) {
            // when
            byte[] value = good.clone();
            value[5 + random.nextInt(value.length - 5)] = (byte) random.nextInt();
            byte[] cut = Arrays.copyOf(value, 5 + random.nextInt(value.length - 4));

            // then
            assertThatCode(() -> rig.read("client", cut)).doesNotThrowAnyException();
        }
    }

    /** Were the length believed, the heap would be gone, and with it the service. */
    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, 1L << 20, 2_000_000_000, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE})
    void shouldNotBelieveTheLengthOfAString(long length) throws Exception {
        // given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(good, 0, 5);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        encoder.writeLong(length);
        encoder.writeFixed(new byte[50]);

        // then
        assertThat(rig.read("client", bytes.toByteArray())).isInstanceOf(Reading.Rejected.class);
    }

    /** A writer may add a field: what the reader skips is hostile too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"string\"",
                "\"bytes\"",
                "{\"type\": \"array\", \"items\": \"long\"}",
                "{\"type\": \"array\", \"items\": \"string\"}",
                "{\"type\": \"map\", \"values\": \"string\"}"
            })
    void shouldNotBelieveTheLengthOfAFieldThatItSkips(String type) throws Exception {
        // given
        Schema schema = new Schema.Parser()
                .parse(
                        """
                {"type": "record", "name": "CardListRequested", "namespace": "cardstate.v1", "fields": [
                  {"name": "added", "type": %s},
                  {"name": "request_id", "type": "string"},
                  {"name": "client_id", "type": "string"},
                  {"name": "requested_at", "type": {"type": "long", "logicalType": "timestamp-millis"}}]}
                """
                                .formatted(type));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(ByteBuffer.allocate(5).putInt(1, rig.register(schema)).array());
        EncoderFactory.get().directBinaryEncoder(bytes, null).writeLong(2_000_000_000);
        bytes.write(new byte[50]);

        // then
        assertThat(rig.read("client", bytes.toByteArray())).isInstanceOf(Reading.Rejected.class);
    }
}
