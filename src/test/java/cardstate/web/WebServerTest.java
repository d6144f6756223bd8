package cardstate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.config.AppSettings;
import cardstate.config.HttpSettings;
import cardstate.dev.child.Ports;
import cardstate.query.LocalState;
import cardstate.query.Restores;
import cardstate.topic.Topics;
import cardstate.topology.AvroSerdes;
import cardstate.watch.ChangeFeed;
import cardstate.watch.OutcomeWatch;
import cardstate.watch.RequestPublisher;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * The server on a real socket, with no stream behind it yet: as it is while the service starts. Every answer is held
 * against the server's document.
 */
class WebServerTest {

    private static final Pattern OUTSIDE =
            Pattern.compile("(?i)(https?:)?//(?!www\\.w3\\.org/2000/svg)[a-z0-9.-]+\\.[a-z]");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> problems = new ArrayList<>();
    private final List<String> dead = new ArrayList<>();
    private final int port = Ports.free();
    private final WebServer server = server(port);

    private WebServer server(int on) {
        Topics topics = new Topics(new AppSettings("app", "", Path.of("unused"), "one"));
        AvroSerdes serdes = new AvroSerdes(new MockSchemaRegistryClient(), Map.of("schema.registry.url", "mock://web"));
        Map<String, String> kafka = Map.of("bootstrap.servers", "127.0.0.1:1");
        Health health = new Health() {
            @Override
            public List<String> dead() {
                return dead;
            }

            @Override
            public List<String> notReady() {
                return problems;
            }
        };
        WebServer made = new WebServer(new HttpSettings("127.0.0.1", on, "127.0.0.1:" + on, null), new Tokens(null));
        made.open(new OpenRoutes(health, () -> "a_meter 1\n", WebServerTest::topology), new PageRoutes());
        made.guarded(
                new QueryRoutes(made.vertx(), new LocalState(() -> null, new Restores(), "127.0.0.1:" + on)),
                new RefreshRoute(
                        made.vertx(),
                        new RequestPublisher(kafka, topics, serdes, "test"),
                        new OutcomeWatch(kafka, topics, serdes, "test")),
                new ChangesRoute(made.vertx(), new ChangeFeed(kafka, topics, serdes, "test")),
                new StatusRoutes("127.0.0.1:" + on, health, new History(new SimpleMeterRegistry()), List::of));
        return made;
    }

    private static TopologyDescription topology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream("in").to("out");
        return builder.build().describe();
    }

    @BeforeEach
    void start() {
        server.start();
        await().ignoreExceptions().until(() -> get("/live").statusCode() == 200);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .GET());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            AnswerCheck.check(answer, answer.body());
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldSayWhyItIsNotReady() {
        // given
        problems.add("starting: no broker");

        // when
        HttpResponse<String> ready = get("/ready");

        // then
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(ready.body()).getJsonArray("problems")).containsExactly("starting: no broker");
        assertThat(get("/live").statusCode()).as("not ready is not dead").isEqualTo(200);
    }

    @Test
    void shouldBeDeadOnlyWhereAThreadIs() {
        // given
        dead.add("1 of 2 stream threads live");

        // when
        HttpResponse<String> live = get("/live");

        // then
        assertThat(live.statusCode()).isEqualTo(503);
    }

    @Test
    void shouldServeExactlyTheRoutesOfItsDocument() {
        // given
        JsonObject paths = new JsonObject(get("/openapi.json").body()).getJsonObject("paths");
        Set<String> documented = new TreeSet<>();
        paths.forEach(path -> ((JsonObject) path.getValue())
                .fieldNames()
                .forEach(method -> documented.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));

        // when
        Set<String> served = new TreeSet<>(server.routes());

        // then
        assertThat(served).isEqualTo(documented);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/clients/client-1/cards", "/v1/cards/card-1"})
    void shouldAskToComeAgainWhileNothingRuns(String path) {
        // when
        HttpResponse<String> answer = get(path);

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(new JsonObject(answer.body()).getString("detail")).contains("ask again");
    }

    @Test
    void shouldAnswerWithProblemsThatQuoteNothing() {
        // given
        String id = "secret\u00e9";

        // when
        HttpResponse<String> answer = get(
                "/v1/clients/" + java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8) + "/cards");

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void shouldRefuseALargeBodyAndGoOn() {
        // when
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/clients/client-1/refresh"))
                        .POST(BodyPublishers.ofByteArray(new byte[10_000_000])));

        // then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(get("/live").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldDrawTheTopology() {
        // when
        HttpResponse<String> drawn = get("/topology.svg");

        // then
        assertThat(drawn.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(drawn.body()).startsWith("<svg").contains("from in", "to out");
        assertThat(get("/topology").body()).contains("Sub-topology: 0");
    }

    @Test
    void shouldGiveThePageAStrictPolicyThatItKeeps() throws IOException {
        // when
        HttpResponse<String> page = get("/");

        // then
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        for (String file : List.of("index.html", "app.js", "api.js", "charts.js", "dom.js", "work.js", "app.css")) {
            String text = Files.readString(Path.of("src/main/resources/web/page", file));
            assertThat(OUTSIDE.matcher(text).results().map(found -> found.group()))
                    .as(file)
                    .isEmpty();
            assertThat(text).as(file).doesNotContainPattern("<style|style=|onclick=|innerHTML|<script>");
        }
    }

    @Test
    void shouldListenOnceItsPortIsFree() throws IOException {
        // given
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        Logger log = (Logger) LoggerFactory.getLogger(WebServer.class);
        log.addAppender(said);
        try (WebServer late = server(taken.getLocalPort())) {
            late.start();
            await().until(() -> said.list.stream()
                    .anyMatch(event -> event.getFormattedMessage().startsWith("No HTTP at")));

            // when
            taken.close();

            // then
            await().ignoreExceptions()
                    .until(() -> send(HttpRequest.newBuilder(
                                                    URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/live"))
                                            .GET())
                                    .statusCode()
                            == 200);
        } finally {
            log.detachAppender(said);
        }
    }
}
