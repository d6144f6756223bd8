package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import cardstate.dev.provider.Fault;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two instances, asked over HTTP from outside: whichever is asked, the answer is the same. */
@ExtendWith(RealStack.class)
class HttpIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String[] SUPPORT = {"Authorization", "Bearer support-token"};
    private static final String[] AUDIT = {"Authorization", "Bearer audit-token"};

    private final HttpClients http = new HttpClients();
    private final RealStack.Up stack;
    private final List<Child> instances = new ArrayList<>();
    private Installation installation;
    private String one = "";
    private String two = "";

    HttpIT(RealStack.Up stack) {
        this.stack = stack;
        installation = new Installation(stack, Behaviour.flawless(), Map.of());
    }

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        Path tokens = folder.resolve("tokens");
        Files.writeString(tokens, "support-token\naudit-token sensitive\n");
        installation.close();
        installation = new Installation(
                stack,
                Behaviour.flawless(),
                Map.of("HTTP_TOKEN_FILE", tokens.toString(), "KAFKA_SESSION_TIMEOUT_MS", "6000"));
        instances.add(installation.start("one"));
        instances.add(installation.start("two"));
        one = installation.http("one");
        two = installation.http("two");
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> {
            assertThat(http.get(one + "/ready").statusCode()).isEqualTo(200);
            assertThat(http.get(two + "/ready").statusCode()).isEqualTo(200);
            assertThat(instancesSeenBy(one)).isEqualTo(2);
            assertThat(instancesSeenBy(two)).isEqualTo(2);
        });
    }

    private int instancesSeenBy(String url) {
        return new JsonObject(http.get(url + "/v1/status", SUPPORT).body())
                .getJsonArray("instances")
                .size();
    }

    @AfterEach
    void stop() {
        instances.forEach(Child::close);
        installation.close();
    }

    @Test
    void shouldAnswerForEveryClientAtEveryInstance() {
        // given
        List<String> clients =
                IntStream.range(0, 12).mapToObj(i -> "client-" + i).toList();
        clients.forEach(client -> assertThat(new JsonObject(refresh(one, client).body()).getString("outcome"))
                .isEqualTo("snapshot"));

        // when
        await().atMost(SOON)
                .untilAsserted(() -> clients.forEach(client -> {
                    JsonObject atOne = cards(one, client);
                    JsonObject atTwo = cards(two, client);

                    // then
                    assertThat(atOne.getJsonArray("cards")).isEqualTo(atTwo.getJsonArray("cards"));
                    assertThat(atOne.getJsonArray("cards").size())
                            .isEqualTo(installation.provider.truth(client).size());
                    assertThat(atOne.getString("as_of")).endsWith("Z");
                }));
    }

    private JsonObject cards(String url, String client) {
        HttpResponse<String> answer = http.get(url + "/v1/clients/" + client + "/cards", SUPPORT);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private HttpResponse<String> refresh(String url, String client) {
        return http.post(url + "/v1/clients/" + client + "/refresh?wait=30", new byte[0], SUPPORT);
    }

    @Test
    void shouldShowSensitiveFieldsOnlyToATokenThatMaySeeThem() {
        // given
        String client = "client-3";
        refresh(one, client);
        String path = one + "/v1/clients/" + client + "/cards";

        // when
        String masked = http.get(path, SUPPORT).body();
        String whole = http.get(path, AUDIT).body();

        // then
        String token = new JsonObject(whole)
                .getJsonArray("cards")
                .getJsonObject(0)
                .getJsonObject("card")
                .getString("ips_pan_token");
        assertThat(token).isNotBlank();
        assertThat(masked).doesNotContain(token);
        assertThat(http.get(path).statusCode()).isEqualTo(401);
        assertThat(http.get(path, "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldAnswerOnEveryRouteAsItsDocumentSays() {
        // given
        String client = "client-3";
        refresh(one, client);
        String card = cards(one, client).getJsonArray("cards").getJsonObject(0).getString("card_id");
        Set<String> paths =
                http.json(one + "/openapi.json").getJsonObject("paths").fieldNames();

        // when
        List<String> notOk = paths.stream()
                .filter(path -> !path.endsWith("/refresh") && !path.equals("/v1/changes"))
                .map(path -> one + path.replace("{client_id}", client).replace("{card_id}", card))
                .filter(url -> http.get(url, SUPPORT).statusCode() != 200)
                .toList();

        // then
        assertThat(notOk).isEmpty();
        assertThat(http.post(one + "/v1/clients/" + client + "/refresh", new byte[0], SUPPORT)
                        .statusCode())
                .isEqualTo(202);
        installation.provider.behave(Behaviour.flawless().with(Fault.ERROR, 1));
        assertThat(new JsonObject(refresh(two, client).body()).getString("outcome"))
                .isEqualTo("failure");
    }

    @Test
    void shouldRefuseWhatIsNoRequest() {
        // when
        int longId = http.get(one + "/v1/clients/" + "x".repeat(129) + "/cards", SUPPORT)
                .statusCode();
        int control = http.get(one + "/v1/clients/a%00b/cards", SUPPORT).statusCode();
        int large = http.post(one + "/v1/clients/client-1/refresh", new byte[10_000_000], SUPPORT)
                .statusCode();
        int position = http.get(one + "/v1/changes", with("Last-Event-ID", "yesterday"))
                .statusCode();
        int unknown =
                http.get(one + "/v1/clients/never-asked-about/cards", SUPPORT).statusCode();

        // then
        assertThat(List.of(longId, control, large, position, unknown)).containsExactly(400, 400, 413, 400, 404);
    }

    private static String[] with(String name, String value) {
        return new String[] {SUPPORT[0], SUPPORT[1], name, value};
    }

    @Test
    void shouldBringEveryChangeOnceToWhoComesBackToAnotherInstance() throws IOException {
        // given
        String client = "client-4";
        List<String> seen = new ArrayList<>();
        try (BufferedReader live =
                http.stream(one + "/v1/changes?client_id=" + client, SUPPORT).join()) {
            nextId(live);
            refresh(two, client);
            seen.add(nextId(live));
        }
        int shown = installation.provider.truth(client).stream()
                .mapToInt(card -> 1 + card.balances().size())
                .sum();
        await().atMost(SOON).until(() -> changes(client) >= shown);

        // when
        List<String> ids = new ArrayList<>();
        try (BufferedReader again = http.stream(
                        two + "/v1/changes?client_id=" + client, with("Last-Event-ID", seen.get(0)))
                .join()) {
            assertThat(nextId(again)).as("where it stopped").isEqualTo(seen.get(0));
            int more = changes(client) - 1;
            for (int i = 0; i < more; i++) {
                ids.add(nextId(again));
            }
        }

        // then
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().doesNotContain(seen.get(0));
    }

    private int changes(String client) {
        long statuses = installation.read(installation.topics.statusChanges()).stream()
                .filter(record -> record.value().getClientId().equals(client))
                .count();
        long balances = installation.read(installation.topics.balanceChanges()).stream()
                .filter(record -> record.value().getClientId().equals(client))
                .count();
        return (int) (statuses + balances);
    }

    private static String nextId(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                return line.substring(4);
            }
        }
        throw new IOException("the stream has ended");
    }

    @Test
    void shouldFeedFiveHundredListenersAtOnce() throws IOException {
        // given
        List<BufferedReader> listeners =
                IntStream.range(0, 500).mapToObj(i -> http.stream(one + "/v1/changes", SUPPORT)).toList().stream()
                        .map(CompletableFuture::join)
                        .toList();
        for (BufferedReader listener : listeners) {
            nextId(listener);
        }

        // when
        refresh(two, "client-5");

        // then
        List<String> first = new ArrayList<>();
        for (BufferedReader listener : listeners) {
            first.add(nextId(listener));
            listener.close();
        }
        assertThat(first).hasSize(500).containsOnly(first.get(0));
        assertThat(http.get(one + "/live").statusCode()).isEqualTo(200);
    }
}
