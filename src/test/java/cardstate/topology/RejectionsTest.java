package cardstate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.CardListRequested;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionsTest {

    private static final String INVALID = "cardstate.request.InvalidRequestException";

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldSetAsideBytesThatAreNoAvro() {
        // then
        shouldBecomeADeadLetter("client", bytes("<html>"), "DECODE", INVALID);
    }

    @Test
    void shouldSetAsideARecordThatEndsTooSoon() {
        // given
        byte[] cut = java.util.Arrays.copyOf(request("client", "request"), 9);

        // then
        shouldBecomeADeadLetter("client", cut, "DECODE", "org.apache.kafka.common.errors.SerializationException");
    }

    @Test
    void shouldSetAsideASchemaIdThatTheRegistryDoesNotKnow() {
        // given
        byte[] value = request("client", "request");
        ByteBuffer.wrap(value).putInt(1, 4_711);

        // then
        shouldBecomeADeadLetter("client", value, "SCHEMA_UNKNOWN", INVALID);
    }

    @Test
    void shouldSetAsideANullKey() {
        // then
        shouldBecomeADeadLetter(null, request("client", "request"), "NULL_KEY", INVALID);
    }

    @Test
    void shouldSetAsideANullValue() {
        // then
        shouldBecomeADeadLetter("client", null, "NULL_VALUE", INVALID);
    }

    @Test
    void shouldSetAsideAKeyThatIsNotTheClientsId() {
        // then
        shouldBecomeADeadLetter("other", request("client", "request"), "KEY_MISMATCH", INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\r\nX-Injected: yes", "\u0000", "é"})
    void shouldSetAsideAnIdThatIsNone(String id) {
        // then
        shouldBecomeADeadLetter("client", request("client", id), "BAD_ID", INVALID);
        shouldBecomeADeadLetter(id, request(id, "request"), "BAD_ID", INVALID);
    }

    @Test
    void shouldSetAsideAnIdThatIsTooLong() {
        // then
        shouldBecomeADeadLetter("client", request("client", "a".repeat(129)), "BAD_ID", INVALID);
    }

    @Test
    void shouldGoOnWithTheNextRecord() {
        // given
        rig.send("client", bytes("no request"), new RecordHeaders());

        // when
        rig.list("client", "request");

        // then
        assertThat(rig.snapshots()).hasSize(1);
    }

    @Test
    void shouldCarryTheRecordsOwnHeaders() {
        // given
        Headers headers = new RecordHeaders().add("traceparent", bytes("00-"));

        // when
        rig.send("client", null, headers);

        // then
        assertThat(deadLetters().get(0).headers().lastHeader("traceparent").value())
                .isEqualTo(bytes("00-"));
    }

    @Test
    void shouldCutALetterThatTheBrokerWouldNotTake() {
        try (Rig small = new Rig(RigOptions.DEFAULT.withMaxBytes(2_000))) {
            // when
            small.send("client", new byte[10_000], new RecordHeaders());

            // then
            TestRecord<String, byte[]> letter =
                    small.read(small.topics.deadLetters()).get(0);
            assertThat(Outlet.size(bytes("client"), letter.value(), letter.headers()))
                    .isBetween(1_900, 2_000);
            assertThat(letter.headers().lastHeader("value.bytes").value()).isEqualTo(bytes("10000"));
        }
    }

    /** Else the producer would refuse it, and the transaction would abort for ever. */
    @Test
    void shouldSetAsideARecordThatIsLargerUncompressedThanTheInternalTopicsTake() {
        // given
        String compressible = "x".repeat(20_000_000);
        CardListRequested huge = new CardListRequested("request", "client", rig.now(), null, compressible);

        // when
        rig.send("client", rig.encode(huge), new RecordHeaders());

        // then
        assertThat(deadLetters())
                .extracting(letter ->
                        new String(letter.headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
                .containsExactly("DECODE");
        assertThat(rig.provider.called()).isEmpty();
    }

    @Test
    void shouldCutAKeyThatTheBrokerWouldNotTake() {
        try (Rig small = new Rig(RigOptions.DEFAULT.withMaxBytes(2_000))) {
            // when
            small.send("k".repeat(10_000), new byte[10], new RecordHeaders());

            // then
            TestRecord<String, byte[]> letter =
                    small.read(small.topics.deadLetters()).get(0);
            assertThat(Outlet.size(bytes(letter.key()), letter.value(), letter.headers()))
                    .isBetween(1_900, 2_000);
            assertThat(letter.headers().lastHeader("key.bytes").value()).isEqualTo(bytes("10000"));
        }
    }

    private void shouldBecomeADeadLetter(
            @Nullable String key, byte @Nullable [] value, String reason, String exception) {
        // when
        rig.send(key, value, new RecordHeaders());

        // then
        List<TestRecord<String, byte[]>> letters = deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).key()).isEqualTo(key);
        assertThat(letters.get(0).value()).isEqualTo(value);
        assertThat(letters.get(0).headers())
                .extracting(Header::key)
                .containsExactly(
                        "__streams.errors.topic",
                        "__streams.errors.partition",
                        "__streams.errors.offset",
                        "__streams.errors.exception",
                        "reason");
        assertThat(letters.get(0).headers())
                .extracting(header -> new String(header.value(), StandardCharsets.UTF_8))
                .startsWith("card-list-requested", "0")
                .endsWith(exception, reason);
        assertThat(rig.provider.called()).isEmpty();
        assertThat(rig.failures()).isEmpty();
    }

    private List<TestRecord<String, byte[]>> deadLetters() {
        return rig.read(rig.topics.deadLetters());
    }

    private byte[] request(String clientId, String requestId) {
        return rig.encode(new CardListRequested(requestId, clientId, rig.now(), null, null));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
