package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult;
import cardstate.call.CallResult.Answered;
import cardstate.call.CallResult.Failed;
import cardstate.call.Reason;
import cardstate.config.Secret;
import cardstate.config.SecretSource;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardsListClientTest {

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        RawProvider.await(VERTX.close());
    }

    @Test
    void shouldHandOverTheListThatWasAnswered() {
        // given
        try (RawProvider provider = answering(RawProvider.ok());
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            String requestId = json(provider.requests.get(0)).getString("request_id");
            assertThat(result).isInstanceOfSatisfying(Answered.class, list -> assertThat(list)
                    .returns(requestId, Answered::providerRequestId)
                    .returns(Instant.parse("2024-12-31T23:31:01Z"), Answered::providerTime)
                    .returns(Rig.NOW, Answered::receivedAt)
                    .returns(1, l -> l.cards().size()));
        }
    }

    @Test
    void shouldSignTheBytesAndThePathThatAreSent() {
        // given
        try (RawProvider provider = answering(RawProvider.ok());
                Rig rig = Rig.to(provider.url() + "/base/").open(VERTX)) {

            // when
            rig.call();

            // then
            String request = provider.requests.get(0);
            String path = "/base/v5/card-api/client/cards/list";
            JwsSigner signer = new JwsSigner(path, "partner", () -> new Secret(Rig.SECRET));
            assertThat(request).startsWith("POST " + path + " HTTP/1.1\r\n");
            assertThat(header(request, "X-JWS-Signature"))
                    .isEqualTo(signer.sign(body(request).getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void shouldSendExactlyTheBodyAndHeadersThatTheProviderWants() {
        // given
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        try (RawProvider provider = answering(RawProvider.ok());
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            Rig.await(rig.start("a \"quoted\\ client", traceparent));

            // then
            String request = provider.requests.get(0);
            UUID requestId = UUID.fromString(json(request).getString("request_id"));
            assertThat(requestId.version()).isEqualTo(7);
            assertThat(body(request))
                    .isEqualTo("{\"request_id\":\"" + requestId + "\",\"client_id\":\"a \\\"quoted\\\\ client\"}");
            assertThat(header(request, "Content-Type")).isEqualTo("application/json");
            assertThat(header(request, "traceparent")).isEqualTo(traceparent);
            assertThat(request.toLowerCase(Locale.ROOT)).doesNotContain("accept-encoding", "connection:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nX: y"})
    void shouldSendNoTraceparentWhenThereIsNoneOrItIsNone(String traceparent) {
        // given
        try (RawProvider provider = answering(RawProvider.ok());
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            CallResult result = Rig.await(rig.start("client", traceparent));

            // then
            assertThat(result).isInstanceOf(Answered.class);
            assertThat(provider.requests.get(0)).doesNotContain("traceparent", "X: y");
        }
    }

    @Test
    void shouldUseANewRequestIdForEachAttemptOnOneConnection() {
        // given
        try (RawProvider provider = answering(RawProvider.ok());
                Rig rig = Rig.to(provider.url()).open(VERTX)) {

            // when
            Stream.generate(rig::call).limit(5).forEach(r -> assertThat(r).isInstanceOf(Answered.class));

            // then
            assertThat(provider.requests)
                    .extracting(r -> json(r).getString("request_id"))
                    .doesNotHaveDuplicates();
            assertThat(provider.opened).hasValue(1);
        }
    }

    @Test
    void shouldHaveAllAllowedCallsInFlightAtOnce() {
        // given
        int calls = 60;
        Queue<NetSocket> waiting = new ConcurrentLinkedQueue<>();
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> waiting.add(socket));
                Rig rig = Rig.to(provider.url()).maxInFlight(calls).open(VERTX)) {

            // when
            List<CompletableFuture<CallResult>> results =
                    Stream.generate(rig::start).limit(calls).toList();

            // then
            Awaitility.await().until(() -> waiting.size() == calls);
            waiting.forEach(socket -> socket.write(RawProvider.ok()));
            assertThat(results).allSatisfy(r -> assertThat(Rig.await(r)).isInstanceOf(Answered.class));
        }
    }

    @Test
    void shouldLetTheNextCallStartFromTheResultOfTheLast() {
        // given
        try (RawProvider provider = answering(RawProvider.ok());
                Rig rig = Rig.to(provider.url()).open(VERTX)) {
            CompletableFuture<CallResult> second = new CompletableFuture<>();

            // when
            rig.client.call("a", "", first -> rig.client.call("b", "", second::complete));

            // then
            assertThat(Rig.await(second)).isInstanceOf(Answered.class);
            assertThat(provider.opened).hasValue(1);
        }
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

    @Test
    void shouldFailUntilTheSecretCanBeReadAgain() {
        // given
        AtomicBoolean readable = new AtomicBoolean();
        SecretSource secrets = () -> {
            if (!readable.get()) {
                throw new IllegalStateException("the secret's file is gone");
            }
            return new Secret(Rig.SECRET);
        };
        try (RawProvider provider = answering(RawProvider.ok());
                Rig rig = Rig.to(provider.url()).secret(secrets).open(VERTX)) {
            assertThat(rig.call()).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));

            // when
            readable.set(true);
            CallResult result = rig.call();

            // then
            assertThat(result).isInstanceOf(Answered.class);
        }
    }

    @Test
    void shouldHandOverTheNextResultWhenOneTakerThrew() {
        // given
        try (RawProvider provider = answering(RawProvider.ok());
                Rig rig = Rig.to(provider.url()).maxInFlight(2).open(VERTX)) {
            rig.client.call("a", "", r -> {
                throw new IllegalStateException("a taker's defect");
            });

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isInstanceOf(Answered.class);
        }
    }

    @Test
    void shouldEndCallsInFlightAndConnectionsWhenClosed() {
        // given
        try (RawProvider provider = new RawProvider(VERTX, (socket, number) -> {});
                Rig rig = Rig.to(provider.url()).maxInFlight(2).open(VERTX)) {
            List<CompletableFuture<CallResult>> waiting = List.of(rig.start(), rig.start());
            Awaitility.await().until(() -> provider.requests.size() == 2);

            // when
            rig.close();

            // then
            assertThat(waiting).allSatisfy(call -> assertThat(Rig.await(call))
                    .isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null)));
            Awaitility.await().untilAsserted(() -> assertThat(provider.closed).hasValue(2));
            assertThat(rig.results).hasValue(2);
        }
    }

    @Test
    void shouldAnswerACallAfterItWasClosed() {
        // given
        try (RawProvider provider = answering(RawProvider.ok());
                Rig rig = Rig.to(provider.url()).open(VERTX)) {
            rig.close();

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
        }
    }

    @Test
    void shouldAnswerACallAfterVertxWasClosed() {
        // given
        Vertx own = Vertx.vertx();
        Rig rig = Rig.to("http://127.0.0.1:1").open(own);
        RawProvider.await(own.close());

        // when
        CallResult result = rig.call();

        // then
        assertThat(result).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
    }

    private static RawProvider answering(String answer) {
        return new RawProvider(VERTX, (socket, number) -> socket.write(answer));
    }

    private static String header(String request, String name) {
        return request.lines()
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }

    private static String body(String request) {
        return request.substring(request.indexOf("\r\n\r\n") + 4);
    }

    private static JsonObject json(String request) {
        return new JsonObject(body(request));
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
