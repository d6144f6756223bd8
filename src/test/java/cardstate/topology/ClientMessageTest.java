package cardstate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.card.SharedMark;
import cardstate.request.Origin;
import cardstate.request.RawRequest;
import cardstate.snapshot.ListVersion;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ClientMessageTest {

    private static final String MOVED =
            "014d01020201040304040c686561646572010201086e6f6e65000a746f7069630a808080808040";
    private static final String MARKED = "01530c636c69656e74086361726401d00fa01f";

    @Test
    void shouldWriteTheFirstFormatOfAMovedRequestAsItWasReleased() {
        // then
        assertThat(HexFormat.of().formatHex(moved().toBytes())).isEqualTo(MOVED);
    }

    @Test
    void shouldReadTheFirstFormatOfAMovedRequest() {
        // then
        assertThat(ClientMessage.of(HexFormat.of().parseHex(MOVED)))
                .usingRecursiveComparison()
                .isEqualTo(moved());
    }

    @Test
    void shouldMoveARequestWithoutAValueToo() {
        // given
        RawRequest request = new RawRequest(new byte[] {1}, null, new RecordHeaders(), new Origin("topic", 0, 0));

        // then
        assertThat(ClientMessage.of(new ClientMessage.Moved(request).toBytes()))
                .usingRecursiveComparison()
                .isEqualTo(new ClientMessage.Moved(request));
    }

    @Test
    void shouldWriteTheFirstFormatOfAMarkAsItWasReleased() {
        // then
        assertThat(HexFormat.of().formatHex(marked().toBytes())).isEqualTo(MARKED);
    }

    @Test
    void shouldReadTheFirstFormatOfAMark() {
        // then
        assertThat(ClientMessage.of(HexFormat.of().parseHex(MARKED))).isEqualTo(marked());
    }

    @Test
    void shouldWriteAForgettingInAFormatThatItsFirstVersionsRefuse() {
        // then
        assertThat(HexFormat.of().formatHex(new ClientMessage.Forget("id").toBytes()))
                .isEqualTo("0246046964");
    }

    @Test
    void shouldReadAForgetting() {
        // then
        assertThat(ClientMessage.of(HexFormat.of().parseHex("0246046964"))).isEqualTo(new ClientMessage.Forget("id"));
    }

    private static ClientMessage moved() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("header", new byte[] {1}).add("none", null);
        return new ClientMessage.Moved(
                new RawRequest(new byte[] {2}, new byte[] {3, 4}, headers, new Origin("topic", 5, 1L << 40)));
    }

    private static ClientMessage marked() {
        ListVersion known = new ListVersion(Instant.ofEpochSecond(1), Instant.ofEpochSecond(2));
        return new ClientMessage.Marked(new SharedMark("client", "card", true, known));
    }
}
