package cardstate.failure;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.request.Origin;
import cardstate.request.RawRequest;
import cardstate.request.Reading;
import cardstate.request.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private static final byte[] KEY = {0, -1};
    private static final byte[] VALUE = {1, 2, 3, 4, 5};

    private final Headers headers = new RecordHeaders();

    @Test
    void shouldGoBackWithTheHeadersThatCameAndWhereItStood() {
        // given
        headers.add("mine", new byte[] {1});

        // when
        Headers back = DeadLetter.ofRedriven(letter(VALUE).headers(), 2, 7);

        // then
        assertThat(back.toArray()).extracting(Header::key).containsExactly("mine", "redriven-from");
        assertThat(back.lastHeader("redriven-from").value()).asString().isEqualTo("2@7");
    }

    @Test
    void shouldTellItsReason() {
        // then
        assertThat(DeadLetter.reasonOf(letter(VALUE).headers())).isEqualTo(Rejection.DECODE);
        assertThat(DeadLetter.reasonOf(new RecordHeaders())).isNull();
        assertThat(DeadLetter.reasonOf(new RecordHeaders().add("reason", null))).isNull();
    }

    @Test
    void shouldKeepKeyAndValueAsTheyCame() {
        // when
        DeadLetter letter = letter(VALUE);

        // then
        assertThat(letter.key()).isEqualTo(KEY);
        assertThat(letter.value()).isEqualTo(VALUE);
    }

    @Test
    void shouldSayWhereTheRecordCameFromAndWhyByNamesOfTheContractOnly() {
        // then
        assertThat(headers(letter(VALUE)))
                .containsExactly(
                        Map.entry("__streams.errors.topic", "card-list-requested"),
                        Map.entry("__streams.errors.partition", "3"),
                        Map.entry("__streams.errors.offset", "42"),
                        Map.entry("__streams.errors.exception", "java.lang.Exception"),
                        Map.entry("reason", "DECODE"));
    }

    @Test
    void shouldCarryTheRecordsOwnHeaders() {
        // given
        headers.add("traceparent", bytes("00-"));

        // then
        assertThat(headers(letter(VALUE))).containsEntry("traceparent", "00-");
    }

    @Test
    void shouldNotLetTheRecordsOwnHeadersSayOtherwise() {
        // given
        headers.add("reason", bytes("FORGED")).add("__streams.errors.offset", bytes("0"));

        // when
        DeadLetter letter = letter(VALUE);

        // then
        assertThat(letter.headers().headers("reason")).hasSize(1);
        assertThat(headers(letter)).containsEntry("reason", "DECODE").containsEntry("__streams.errors.offset", "42");
    }

    @Test
    void shouldTellTheLengthOfAValueThatItCuts() {
        // when
        DeadLetter cut = letter(VALUE).cutTo(2);

        // then
        assertThat(cut.value()).containsExactly(1, 2);
        assertThat(headers(cut)).containsEntry("value.bytes", "5");
    }

    @Test
    void shouldCutNothingThatFits() {
        // given
        DeadLetter letter = letter(VALUE);

        // then
        assertThat(letter.cutTo(5)).isSameAs(letter);
        assertThat(letter(null).cutTo(0).value()).isNull();
    }

    private DeadLetter letter(byte @Nullable [] value) {
        RawRequest record = new RawRequest(KEY, value, headers, new Origin("card-list-requested", 3, 42));
        return DeadLetter.of(record, new Reading.Rejected(Rejection.DECODE, "java.lang.Exception"));
    }

    private static Map<String, String> headers(DeadLetter letter) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : letter.headers()) {
            headers.put(header.key(), new String(Objects.requireNonNull(header.value()), StandardCharsets.UTF_8));
        }
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
