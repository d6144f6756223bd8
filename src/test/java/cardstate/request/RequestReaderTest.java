package cardstate.request;

import static cardstate.request.ReaderRig.NOW;
import static cardstate.request.ReaderRig.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.CardListFailed;
import cardstate.v1.CardListRequested;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private final ReaderRig rig = new ReaderRig();

    @Test
    void shouldReadARequest() {
        // given
        CardListRequested request = new CardListRequested("request", "client", NOW, NOW.plusSeconds(9), "someone");

        // when
        Reading reading = rig.read("client", rig.encode(request));

        // then
        assertThat(reading)
                .isEqualTo(
                        new Reading.Valid(new Request("client", "request", NOW.plusSeconds(9), new RecordHeaders())));
    }

    @Test
    void shouldReadARequestWrittenWithAnEarlierSchema() {
        // given
        Schema earlier = new Schema.Parser()
                .parse(
                        """
                {"type": "record", "name": "CardListRequested", "namespace": "cardstate.v1", "fields": [
                  {"name": "request_id", "type": "string"},
                  {"name": "client_id", "type": "string"},
                  {"name": "requested_at", "type": {"type": "long", "logicalType": "timestamp-millis"}}]}
                """);
        GenericData.Record record = new GenericData.Record(earlier);
        record.put("request_id", "request");
        record.put("client_id", "client");
        record.put("requested_at", NOW.toEpochMilli());

        // when
        Reading reading = rig.read("client", rig.encode(record));

        // then
        assertThat(reading).isInstanceOf(Reading.Valid.class);
    }

    @Test
    void shouldRejectANullKey() {
        // then
        assertThat(rejection(null, rig.encode(request("client", "request")))).isEqualTo(Rejection.NULL_KEY);
    }

    @Test
    void shouldRejectANullValue() {
        // then
        assertThat(rejection(bytes("client"), null)).isEqualTo(Rejection.NULL_VALUE);
    }

    @Test
    void shouldRejectAKeyThatIsNotTheClientsId() {
        // then
        assertThat(rejection(bytes("other"), rig.encode(request("client", "request"))))
                .isEqualTo(Rejection.KEY_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "é"})
    void shouldRejectAClientsIdThatIsNone(String clientId) {
        // then
        assertThat(rejection(bytes(clientId), rig.encode(request(clientId, "request"))))
                .isEqualTo(Rejection.BAD_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000b", "é"})
    void shouldRejectARequestsIdThatIsNone(String requestId) {
        // then
        assertThat(rejection(bytes("client"), rig.encode(request("client", requestId))))
                .isEqualTo(Rejection.BAD_ID);
    }

    @Test
    void shouldRejectAnIdThatIsTooLong() {
        // given
        String tooLong = "a".repeat(129);

        // then
        assertThat(rejection(bytes("client"), rig.encode(request("client", tooLong))))
                .isEqualTo(Rejection.BAD_ID);
        assertThat(rejection(bytes(tooLong), rig.encode(request(tooLong, "request"))))
                .isEqualTo(Rejection.BAD_ID);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4})
    void shouldRejectAValueShorterThanItsPrefix(int length) {
        // then
        assertThat(rejection(bytes("client"), new byte[length])).isEqualTo(Rejection.DECODE);
    }

    @Test
    void shouldRejectAValueWithoutTheMagicByte() {
        // given
        byte[] value = rig.encode(request("client", "request"));
        value[0] = 1;

        // then
        assertThat(rejection(bytes("client"), value)).isEqualTo(Rejection.DECODE);
    }

    @Test
    void shouldRejectAValueThatEndsTooSoon() {
        // given
        byte[] value = rig.encode(request("client", "request"));

        // then
        for (int length = 5; length < value.length; length++) {
            assertThat(rejection(bytes("client"), Arrays.copyOf(value, length))).isEqualTo(Rejection.DECODE);
        }
    }

    @Test
    void shouldRejectAnotherRecord() {
        // given
        CardListFailed other = new CardListFailed("request", "client", "reason", null, 1, NOW);

        // then
        assertThat(rejection(bytes("client"), rig.encode(other))).isEqualTo(Rejection.DECODE);
    }

    @Test
    void shouldRejectASchemaThatTheRegistryDoesNotKnow() {
        // given
        byte[] value = rig.encode(request("client", "request"));
        ByteBuffer.wrap(value).putInt(1, 4_711);

        // then
        assertThat(rejection(bytes("client"), value)).isEqualTo(Rejection.SCHEMA_UNKNOWN);
    }

    @Test
    void shouldWaitForASchemaThatCannotBeFetchedJustNow() {
        // given
        byte[] value = rig.encode(request("client", "request"));
        rig.known = WriterSchemas.Known.NOT_YET;

        // then
        assertThat(rig.read("client", value)).isInstanceOf(Reading.SchemaPending.class);
    }

    @Test
    void shouldNotWaitForTheSchemaOfARecordThatHasNoClient() {
        // given
        byte[] value = rig.encode(request("client", "request"));
        rig.known = WriterSchemas.Known.NOT_YET;

        // then
        assertThat(rejection(bytes("a\nb"), value)).isEqualTo(Rejection.BAD_ID);
    }

    @Test
    void shouldNameTheClassOfWhatWentWrongAndNoMore() {
        // given
        byte[] value = Arrays.copyOf(rig.encode(request("client", "request")), 9);

        // when
        Reading reading = rig.read("client", value);

        // then
        assertThat(reading)
                .isEqualTo(new Reading.Rejected(
                        Rejection.DECODE, "org.apache.kafka.common.errors.SerializationException"));
    }

    private Rejection rejection(byte @Nullable [] key, byte @Nullable [] value) {
        Reading reading = rig.read(key, value);
        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        return ((Reading.Rejected) reading).rejection();
    }

    private static CardListRequested request(String clientId, String requestId) {
        return new CardListRequested(requestId, clientId, NOW, null, null);
    }
}
