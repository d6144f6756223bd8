package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult;
import cardstate.call.CallResult.Answered;
import cardstate.call.CallResult.Failed;
import cardstate.call.Reason;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardsListClientAnswerTest {

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        RawProvider.await(VERTX.close());
    }

    @ParameterizedTest
    @CsvSource({
        "400, PROVIDER_REJECTED",
        "401, PROVIDER_UNAUTHORIZED",
        "403, PROVIDER_UNAUTHORIZED",
        "404, PROVIDER_REJECTED",
        "422, PROVIDER_REJECTED",
        "500, PROVIDER_UNAVAILABLE",
        "204, INVALID_RESPONSE",
        "999, PROVIDER_UNAVAILABLE"
    })
    void shouldMapAStatusToItsReason(int status, Reason reason) {
        // given
        try (RawProvider provider = answering(RawProvider.status(status));
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(reason, status));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n"
            })
    void shouldWaitForTheAnswerBehindHints(String hints) {
        // given
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> socket.write(hints + RawProvider.ok()));
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            List<CallResult> results = List.of(rig.call(), rig.call());

            // then
            assertThat(results).hasOnlyElementsOfType(Answered.class);
            assertThat(provider.opened).hasValue(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"Retry-After: 7, 7", "'Retry-After: Wed, 01 Jan 2025 00:00:09 GMT', 9", "Retry-After: -3,"})
    void shouldReadRetryAfterAgainstItsOwnClock(String header, Long seconds) {
        // given
        Duration expected = seconds == null ? null : Duration.ofSeconds(seconds);
        try (RawProvider provider = answering(RawProvider.status(429, header));
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(new Failed(Reason.PROVIDER_UNAVAILABLE, 429, expected));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void shouldNeverFollowARedirect(int status) {
        // given
        try (RawProvider elsewhere = answering(RawProvider.ok());
                RawProvider provider = answering(RawProvider.status(status, "Location: " + elsewhere.url() + "/x"));
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.PROVIDER_REJECTED, status));
            assertThat(provider.requests).hasSize(1);
            assertThat(elsewhere.opened).hasValue(0);
        }
    }

    @Test
    void shouldNotDecompress() {
        // given
        byte[] gzip = gzip(Samples.LIST);
        Buffer answer = Buffer.buffer(
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + gzip.length + "\r\n\r\n")
                .appendBytes(gzip);
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> socket.write(answer));
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.INVALID_RESPONSE, 200));
        }
    }

    @Test
    void shouldReadABodyInManyChunksOfUnknownLength() {
        // given
        String padding = " ".repeat(40_000);
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> {
                    socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                    for (String part : List.of(padding, Samples.LIST.substring(0, 50), Samples.LIST.substring(50))) {
                        socket.write(Integer.toHexString(part.length()) + "\r\n" + part + "\r\n");
                    }
                    socket.write("0\r\n\r\n");
                });
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isInstanceOf(Answered.class);
        }
    }

    private static RawProvider answering(String answer) {
        return new RawProvider(VERTX, (socket, number) -> socket.write(answer));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
