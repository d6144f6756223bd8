package cardstate.dev.provider;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Answers cards/list calls. Owned by one event loop. */
final class ListHandler {

    static final String PATH = "/v5/card-api/client/cards/list";

    private static final double ROLLS = 1L << 53;

    private final Vertx vertx;
    private final Shared shared;
    private final JwsCheck jws;
    private final Answers answers = new Answers();

    ListHandler(Vertx vertx, Shared shared) {
        this.vertx = vertx;
        this.shared = shared;
        this.jws = new JwsCheck(shared.options.authId(), shared.options.secret());
    }

    /** Takes a call whose whole body has arrived. */
    void handle(HttpServerRequest request, byte[] body) {
        String problem = shared.options.signatures()
                ? jws.problem(request.getHeader("X-JWS-Signature"), request.path(), request.query(), body)
                : null;
        if (problem != null) {
            refuse(request, 401, "invalid_signature", problem);
            return;
        }
        ListRequest call = isJson(request.getHeader("Content-Type")) ? ListRequest.parse(body) : null;
        if (call == null) {
            refuse(request, 400, "invalid_request", "the body must be JSON with request_id and client_id, strings");
        } else if (!shared.seen.isNew(call.requestId())) {
            refuse(request, 400, "repeated_request_id", "this request_id was used before");
        } else {
            accept(request, call.clientId());
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.startsWith(Answers.JSON);
    }

    private void refuse(HttpServerRequest request, int status, String code, String message) {
        shared.stats.refused(code);
        send(request, status, answers.error(code, message, shared.clock.millis()));
    }

    private void accept(HttpServerRequest request, String clientId) {
        Behaviour behaviour = shared.behaviour;
        long number = shared.stats.arrived(clientId);
        CallInFlight call = new CallInFlight(shared.stats, clientId);
        request.response().closeHandler(gone -> call.leave("gone"));
        Fault fault = behaviour.faultOf((Hash.of(shared.options.seed(), number) >>> 11) / ROLLS);
        if (fault == Fault.TIMEOUT) {
            return;
        }
        int jitter = behaviour.jitterMs() == 0 ? 0 : ThreadLocalRandom.current().nextInt(behaviour.jitterMs() + 1);
        int delay = behaviour.latencyMs() + jitter;
        if (delay == 0) {
            answer(request, call, fault, behaviour);
        } else {
            vertx.setTimer(delay, timer -> answer(request, call, fault, behaviour));
        }
    }

    private void answer(HttpServerRequest request, CallInFlight call, @Nullable Fault fault, Behaviour behaviour) {
        if (!call.leave(fault == null ? "ok" : fault.label())) {
            return;
        }
        long now = shared.clock.millis();
        if (fault == null) {
            send(request, 200, answers.list(shared.world.json(call.clientId()), now));
            return;
        }
        switch (fault) {
            case HTTP_500 -> send(request, 500, answers.error("internal", "simulated", now));
            case HTTP_429 -> {
                request.response().putHeader("Retry-After", String.valueOf(behaviour.retryAfterSeconds()));
                send(request, 429, answers.error("too_many_requests", "simulated", now));
            }
            case HTTP_401 -> send(request, 401, answers.error("invalid_signature", "simulated", now));
            case RESET, TIMEOUT -> request.connection().close();
            case INVALID -> {
                request.response().putHeader("Content-Type", "text/html");
                send(request, 200, Answers.HTML);
            }
            case PROCESS -> send(request, 200, answers.notReady(now));
            case ERROR -> send(request, 200, answers.error("simulated", "simulated", now));
        }
    }

    private static void send(HttpServerRequest request, int status, Buffer body) {
        if (!request.response().headers().contains("Content-Type")) {
            request.response().putHeader("Content-Type", Answers.JSON);
        }
        request.response().setStatusCode(status).end(body);
    }
}
