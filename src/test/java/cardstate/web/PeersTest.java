package cardstate.web;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.query.Owner;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An instance that asks another one, both on real sockets. */
class PeersTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        done(vertx.close());
    }

    @Test
    void shouldPassOnWhenToComeAgain() throws Exception {
        // when
        HttpResponse<String> answer =
                passedOn(context -> Problem.unavailable("partitions are moving").answer(context));

        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().allValues("Retry-After")).containsExactly("1");
        assertThat(answer.body()).contains("partitions are moving");
    }

    @Test
    void shouldPassOnHowToGainAccess() throws Exception {
        // when
        HttpResponse<String> answer = passedOn(context -> {
            context.response().putHeader("WWW-Authenticate", "Bearer");
            new Problem(401, "No access", "send a token").answer(context);
        });

        // then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
    }

    @Test
    void shouldPassOnNoHeaderThatTheOwnerDoesNotSend() throws Exception {
        // when
        HttpResponse<String> answer =
                passedOn(context -> context.response().putHeader("X-Inner", "1").end("{}"));

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
        assertThat(answer.headers().map()).doesNotContainKeys("retry-after", "www-authenticate", "x-inner");
    }

    private HttpResponse<String> passedOn(Handler<RoutingContext> owner) throws Exception {
        Owner.There there = new Owner.There("127.0.0.1", server(owner));
        Peers peers = new Peers(vertx);
        int here = server(context -> peers.passOn(context, there));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + here + "/v1/cards/card-1"))
                                .build(),
                        BodyHandlers.ofString());
    }

    private int server(Handler<RoutingContext> answers) throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(answers);
        HttpServer server = vertx.createHttpServer().requestHandler(router);
        return done(server.listen(0, "127.0.0.1")).actualPort();
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
