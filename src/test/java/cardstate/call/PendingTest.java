package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.request.Origin;
import cardstate.request.RawRequest;
import cardstate.request.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class PendingTest {

    private static final String ACCEPTED =
            "01410e72657175657374f6a1d5edee66d804040c686561646572010a76616c7565086e6f6e6500";
    private static final String UNDECODED =
            "01559a010a746f7069630a808080808040010a76616c7565040c686561646572010a76616c7565086e6f6e6500";

    @Test
    void shouldWriteTheFirstFormatOfARequestAsItWasReleased() {
        // then
        assertThat(HexFormat.of().formatHex(accepted().toBytes())).isEqualTo(ACCEPTED);
    }

    @Test
    void shouldReadTheFirstFormatOfARequest() {
        // then
        assertThat(Pending.of("client", HexFormat.of().parseHex(ACCEPTED))).isEqualTo(accepted());
    }

    @Test
    void shouldWriteTheFirstFormatOfAnUndecodedRecordAsItWasReleased() {
        // then
        assertThat(HexFormat.of().formatHex(undecoded().toBytes())).isEqualTo(UNDECODED);
    }

    @Test
    void shouldReadTheFirstFormatOfAnUndecodedRecord() {
        // when
        Pending pending = Pending.of("client", HexFormat.of().parseHex(UNDECODED));

        // then
        assertThat(pending).usingRecursiveComparison().isEqualTo(undecoded());
    }

    @Test
    void shouldWriteAForgettingInAFormatThatItsFirstVersionsRefuse() {
        // then
        assertThat(HexFormat.of().formatHex(new Pending.Forgetting("id").toBytes()))
                .isEqualTo("0246046964");
    }

    @Test
    void shouldReadAForgetting() {
        // then
        assertThat(Pending.of("client", HexFormat.of().parseHex("0246046964"))).isEqualTo(new Pending.Forgetting("id"));
    }

    private static Pending accepted() {
        Instant deadline = Instant.parse("2026-01-01T00:00:00.123Z");
        return new Pending.Accepted(new Request("client", "request", deadline, headers()), 300);
    }

    private static Pending undecoded() {
        Origin origin = new Origin("topic", 5, 1L << 40);
        return new Pending.Undecoded(new RawRequest(bytes("client"), bytes("value"), headers(), origin), 77);
    }

    private static RecordHeaders headers() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("header", bytes("value")).add("none", null);
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
