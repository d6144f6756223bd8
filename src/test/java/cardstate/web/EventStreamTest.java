package cardstate.web;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.v1.CardStatusChanged;
import cardstate.watch.ChangeEvent;
import cardstate.watch.ChangePosition;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One listener on a real socket. The script runs on the server's event loop. */
class EventStreamTest {

    private static final ChangePosition FIRST = ChangePosition.parse("1.0-2.3").orElseThrow();
    private static final ChangePosition LATER = ChangePosition.parse("9.0-9.9").orElseThrow();

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldTellHowFarItHasComeThoughNothingWasForTheListener() throws Exception {
        // when
        String body = heard(stream -> {
            stream.opened(FIRST);
            stream.changed(event("other"));
            stream.passed(LATER);
            vertx.runOnContext(now -> stream.beat());
        });

        // then
        assertThat(body).doesNotContain("event:").containsSubsequence("id: " + FIRST, "still here", "id: " + LATER);
    }

    @Test
    void shouldNeverTellOfAPositionBeforeTheChangesUpToIt() throws Exception {
        // when
        String body = heard(stream -> {
            stream.changed(event("client"));
            stream.passed(LATER);
            vertx.runOnContext(now -> stream.beat());
        });

        // then
        assertThat(body).containsSubsequence("event: status", "id: " + LATER);
    }

    @Test
    void shouldNeverGoBackBehindAChangeThatWasSent() throws Exception {
        // when
        String body = heard(stream -> {
            stream.opened(FIRST);
            stream.passed(LATER);
            stream.changed(event("client"));
            vertx.runOnContext(now -> stream.beat());
        });

        // then
        assertThat(body).contains("still here").doesNotContain("id: " + LATER);
    }

    @Test
    void shouldLetGoOfAListenerThatTheEventLoopCannotKeepUpWith() throws Exception {
        // given
        CompletableFuture<Integer> taken = new CompletableFuture<>();

        // when
        listen(stream -> {
            int count = 0;
            while (count < 1_000_000 && stream.changed(event("client"))) {
                count++;
            }
            taken.complete(count);
        });

        // then
        assertThat(taken.get(20, TimeUnit.SECONDS)).isBetween(1_000, 100_000);
    }

    @Test
    void shouldRefuseAListenerThatTheFeedDoesNotTakeOn() throws Exception {
        // when
        String body = heard(EventStream::ended);

        // then
        assertThat(body).isEqualTo("refused");
    }

    private String heard(Consumer<EventStream> script) throws Exception {
        return listen(script).get(20, TimeUnit.SECONDS);
    }

    private CompletableFuture<String> listen(Consumer<EventStream> script) throws Exception {
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            EventStream stream = new EventStream(
                    vertx.getOrCreateContext(),
                    request.response().setChunked(true),
                    new RecordJson(false),
                    new EventStream.Wanted("client", null),
                    () -> refuse(request.response()));
            script.accept(stream);
            vertx.runOnContext(now -> vertx.runOnContext(then -> end(request.response())));
        });
        server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort());
        return HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .thenApply(answer -> answer.body());
    }

    private static void end(HttpServerResponse response) {
        if (!response.ended()) {
            response.end();
        }
    }

    private static void refuse(HttpServerResponse response) {
        if (!response.headWritten()) {
            response.setStatusCode(503).end("refused");
        }
    }

    private static ChangeEvent event(String clientId) {
        CardStatusChanged change = new CardStatusChanged("card", clientId, "request", null, "00", "05", 1L);
        return new ChangeEvent("status", 0, "card", clientId, change, FIRST);
    }
}
