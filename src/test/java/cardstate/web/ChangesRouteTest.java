package cardstate.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.watch.ChangeListener;
import cardstate.watch.ChangePosition;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Listeners on real sockets, and a feed that takes them on or does not. */
class ChangesRouteTest {

    private static final ChangePosition POSITION =
            ChangePosition.parse("1.0-2.3").orElseThrow();
    private static final Consumer<ChangeListener> REFUSES = ChangeListener::ended;
    private static final Consumer<ChangeListener> TAKES_ON = listener -> listener.opened(POSITION);
    private static final int MOST = 2;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger connections = new AtomicInteger();
    private final HttpServer server = vertx.createHttpServer();
    private HttpClient client = client(MOST + 1);
    private volatile Consumer<ChangeListener> feed = REFUSES;

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(new Guard(new Tokens(null)));
        new ChangesRoute(vertx, (listener, from) -> feed.accept(listener), MOST).mount(router);
        server.connectionHandler(connection -> connections.incrementAndGet()).requestHandler(router);
        done(server.listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() throws Exception {
        done(vertx.close());
    }

    @Test
    void shouldGiveBackThePlaceOfAListenerThatIsRefusedThoughItsConnectionLives() throws Exception {
        // given
        client = client(1);
        for (int i = 0; i < 2 * MOST; i++) {
            assertThat(refusal()).contains("Kafka does not answer");
        }

        // when
        feed = TAKES_ON;
        HttpClientResponse taken = listen();

        // then
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(connections).hasValue(1);
    }

    @Test
    void shouldGiveBackAPlaceOnlyOnce() throws Exception {
        // given
        assertThat(refusal()).contains("Kafka does not answer");
        done(client.close());

        // when
        client = client(MOST + 1);
        feed = TAKES_ON;
        for (int i = 0; i < MOST; i++) {
            assertThat(listen().statusCode()).isEqualTo(200);
        }

        // then
        assertThat(refusal()).contains("there are " + MOST + " listeners already");
    }

    @Test
    void shouldGiveBackThePlacesOfListenersThatGoAway() throws Exception {
        // given
        feed = TAKES_ON;
        for (int i = 0; i < MOST; i++) {
            assertThat(listen().statusCode()).isEqualTo(200);
        }

        // when
        done(client.close());
        client = client(MOST + 1);

        // then
        await().until(() -> listen().statusCode() == 200);
    }

    private HttpClient client(int connections) {
        return vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(connections));
    }

    /** Paused by the event loop that brings the head: this thread may come when a short answer has ended. */
    private HttpClientResponse listen() throws Exception {
        return done(client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/v1/changes")
                .compose(request -> {
                    Future<HttpClientResponse> head = request.response()
                            .map(answer -> answer.exceptionHandler(gone -> {}).pause());
                    return request.send().compose(sent -> head);
                }));
    }

    private String refusal() throws Exception {
        HttpClientResponse answer = listen();
        assertThat(answer.statusCode()).isEqualTo(503);
        Future<Buffer> body = answer.body();
        answer.resume();
        return done(body).toString();
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
