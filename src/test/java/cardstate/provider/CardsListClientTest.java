package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult;
import cardstate.call.CallResult.Answered;
import cardstate.config.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                    .returns(Rig.LATER, Answered::receivedAt)
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
}
