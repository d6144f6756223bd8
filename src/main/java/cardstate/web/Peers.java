package cardstate.web;

import cardstate.query.Owner;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.List;

/**
 * The other instances: asks the one that owns a key, with the caller's own token. What has come from another instance is
 * not passed on again: while tasks move, two could each take the other for the owner.
 */
final class Peers {

    private static final String HOP = "X-Card-State-Hop";
    /** What a status of the owner's asks of the caller; the guard here has set the other headers. */
    private static final List<String> PASSED_ON = List.of("Retry-After", "WWW-Authenticate");

    private static final int OK = 200;
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final WebClient client;

    Peers(Vertx vertx) {
        this.client = WebClient.create(
                vertx,
                new WebClientOptions()
                        .setConnectTimeout((int) CONNECT.toMillis())
                        .setFollowRedirects(false)
                        .setUserAgentEnabled(false));
    }

    static boolean mayPassOn(RoutingContext context) {
        return context.request().getHeader(HOP) == null;
    }

    /** The owner's answer to a GET of the path, whatever it is; fails where the owner cannot be reached. */
    Future<HttpResponse<Buffer>> get(Owner.There owner, String path, HttpServerRequest onBehalfOf) {
        HttpRequest<Buffer> request = client.get(owner.port(), owner.host(), path)
                .timeout(ANSWER.toMillis())
                .putHeader(HOP, "1");
        String authorization = onBehalfOf.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            request.putHeader(HttpHeaders.AUTHORIZATION.toString(), authorization);
        }
        return request.send();
    }

    /** Answers with what the owner answers. */
    void passOn(RoutingContext context, Owner.There owner) {
        get(owner, context.request().uri(), context.request()).onComplete(answered -> {
            if (answered.failed()) {
                Problem.unavailable("the instance that owns the key does not answer; ask again")
                        .answer(context);
                return;
            }
            HttpResponse<Buffer> answer = answered.result();
            String type = answer.getHeader("Content-Type");
            PASSED_ON.forEach(name ->
                    context.response().headers().set(name, answer.headers().getAll(name)));
            context.response()
                    .setStatusCode(answer.statusCode())
                    .putHeader(HttpHeaders.CONTENT_TYPE, type == null ? "application/json" : type)
                    .end(answer.bodyAsBuffer() == null ? Buffer.buffer() : answer.bodyAsBuffer());
        });
    }

    static boolean isFound(HttpResponse<Buffer> answer) {
        return answer.statusCode() == OK;
    }
}
