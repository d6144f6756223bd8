package cardstate.provider;

import cardstate.call.CallResult;
import cardstate.config.ProviderSettings;
import cardstate.config.Secret;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call and its answer over this machine's loopback, to a server that is gone again afterwards: whatever a call needs is
 * loaded and linked before the first real one, which would else wait for it (ADR 12). Nothing of it reaches the provider,
 * and where it cannot be held the service starts as well.
 */
public final class Rehearsal {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 64 * 1024;

    private static final String ANSWER =
            """
            {"status":"ok","request_status":"success","dt":"2025-01-01T00:00:00.123+05:00","cards":[
            {"card_id":"00000000-0000-7000-8000-000000000000","product_id":1,"branch_id":"1","client_id":"rehearsal",
            "card_mask":"0000-00XX-XXXX-0000","card.ips_pan_token":"0","card_month":1,"card_year":2025,
            "first_name":"A","last_name":"B","status":"00","balances":[
            {"iban":"XX00","currency":"KZT","amount":1.25,"type":"main"}]}]}
            """;

    private Rehearsal() {}

    /** Waits for it, some seconds at most. */
    public static void hold() {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try {
            call(vertx).toCompletionStage().toCompletableFuture().get(AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notHeld) {
            // the first call loads what it needs itself
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            vertx.close();
        }
    }

    static Future<CallResult> call(Vertx vertx) {
        return vertx.createHttpServer()
                .requestHandler(Rehearsal::answer)
                .listen(0, LOOPBACK)
                .compose(server -> call(vertx, server));
    }

    private static void answer(HttpServerRequest request) {
        request.response().putHeader("Content-Type", "application/json").end(ANSWER);
    }

    private static Future<CallResult> call(Vertx vertx, HttpServer server) {
        ProviderSettings settings = new ProviderSettings(
                URI.create("http://" + LOOPBACK + ":" + server.actualPort()),
                "rehearsal",
                () -> new Secret("rehearsal"),
                AT_MOST,
                LARGEST_ANSWER,
                null,
                null,
                null,
                null);
        CardsListClient client =
                new CardsListClient(vertx, settings, 1, InstantSource.system(), InstantSource.system(), () -> {});
        Promise<CallResult> answered = Promise.promise();
        client.call("rehearsal", "", answered::complete);
        return answered.future();
    }
}
