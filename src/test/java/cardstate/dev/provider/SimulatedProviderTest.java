package cardstate.dev.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedProviderTest {

    private final SimulatedProvider provider =
            SimulatedProvider.start(ProviderOptions.usual().withoutSignatures());
    private final HttpClient http = HttpClient.newHttpClient();
    private int ids;

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void shouldListTheClientsCards() throws Exception {
        // when
        JsonNode answer = new ObjectMapper().readTree(list("client-3").body());

        // then
        assertThat(answer.get("request_status").asText()).isEqualTo("success");
        assertThat(answer.get("dt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+05:00");
        assertThat(answer.get("cards").findValuesAsText("card_id"))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        provider.truth("client-3").stream().map(SimCard::cardId).toList());
        assertThat(answer.get("cards").get(0).has("card.ips_pan_token")).isTrue();
    }

    @Test
    void shouldRefuseACallWithoutASignature() throws Exception {
        // given
        try (SimulatedProvider strict = SimulatedProvider.start(ProviderOptions.usual())) {

            // when
            HttpResponse<String> answer = call(strict, "{\"request_id\":\"1\",\"client_id\":\"client-3\"}");

            // then
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void shouldRefuseABodyThatIsNoRequest() throws Exception {
        // when
        HttpResponse<String> answer = call(provider, "{\"request_id\":\"1\"}");

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void shouldRefuseARequestIdThatWasSeenBefore() throws Exception {
        // given
        String body = "{\"request_id\":\"same\",\"client_id\":\"client-3\"}";
        call(provider, body);

        // when
        HttpResponse<String> answer = call(provider, body);

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(provider.stats().answers()).containsEntry("repeated_request_id", 1L);
    }

    @Test
    void shouldAskToComeBackLaterWhenToldTo() throws Exception {
        // given
        control("{\"faults\":{\"429\":1},\"retryAfterSeconds\":7}");

        // when
        HttpResponse<String> answer = list("client-3");

        // then
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    }

    @Test
    void shouldResetConnectionsWhenToldTo() {
        // given
        provider.behave(Behaviour.flawless().with(Fault.RESET, 1));

        // when, then
        assertThatThrownBy(() -> list("client-3")).isInstanceOf(IOException.class);
    }

    @Test
    void shouldNeverAnswerWhenToldTo() {
        // given
        provider.behave(Behaviour.flawless().with(Fault.TIMEOUT, 1));

        // when
        assertThatThrownBy(() -> list("client-3")).isInstanceOf(HttpTimeoutException.class);

        // then
        await().untilAsserted(() -> assertThat(provider.stats().inFlight()).isZero());
        assertThat(provider.stats().answers()).containsEntry("gone", 1L);
    }

    @Test
    void shouldMeetFaultsInTheirShare() throws Exception {
        // given
        provider.behave(Behaviour.flawless().with(Fault.HTTP_500, 0.5).with(Fault.PROCESS, 0.5));

        // when
        for (int i = 0; i < 100; i++) {
            list("client-3");
        }

        // then
        assertThat(provider.stats().answers().get("500")).isBetween(30L, 70L);
        assertThat(provider.stats().answers()).doesNotContainKey("ok");
    }

    @Test
    void shouldRecordThatTwoCallsOfOneClientOverlapped() {
        // given
        provider.behave(Behaviour.flawless().with(Fault.TIMEOUT, 1));

        // when
        http.sendAsync(request(provider, body("client-3")), BodyHandlers.ofString());
        http.sendAsync(request(provider, body("client-3")), BodyHandlers.ofString());

        // then
        await().untilAsserted(() -> assertThat(provider.stats().overlaps()).isEqualTo(1));
        assertThat(provider.stats().maxInFlightPerClient()).isEqualTo(2);
    }

    @Test
    void shouldListWhatItWasToldToList() throws Exception {
        // given
        String cards = "[{\"card_id\":\"c\",\"status\":\"00\",\"balances\":[{\"amount\":12345678901234567890.12}]}]";

        // when
        put("/_cards/client-3", cards);

        // then
        assertThat(list("client-3").body()).contains("\"cards\":" + cards);
    }

    private HttpResponse<String> list(String client) throws Exception {
        return call(provider, body(client));
    }

    private String body(String client) {
        return "{\"request_id\":\"" + ids++ + "\",\"client_id\":\"" + client + "\"}";
    }

    private HttpResponse<String> call(SimulatedProvider to, String body) throws Exception {
        return http.send(request(to, body), BodyHandlers.ofString());
    }

    private static HttpRequest request(SimulatedProvider to, String body) {
        return HttpRequest.newBuilder(URI.create(to.url() + ListHandler.PATH))
                .timeout(Duration.ofSeconds(1))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private void control(String json) throws Exception {
        put("/_control", json);
    }

    private void put(String path, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(provider.url() + path))
                .PUT(BodyPublishers.ofString(json))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
}
