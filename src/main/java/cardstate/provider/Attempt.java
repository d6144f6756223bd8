package cardstate.provider;

import cardstate.call.CallResult;
import cardstate.call.CallResult.Answered;
import cardstate.call.CallResult.Failed;
import cardstate.call.Reason;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call under way. It is the Web Client's body codec, so that the body is bounded while it comes, and it holds the
 * request, so that giving up closes the connection. The first end counts, whatever comes after is dropped. Only the
 * client's event loop touches it.
 */
final class Attempt implements BodyCodec<Void>, BodyStream<Void> {

    private static final int OK = 200;
    private static final Handler<Throwable> QUIET = ignored -> {};

    private final CardsListClient client;
    private final String requestId;
    private final Consumer<CallResult> done;
    private final Body body;
    private final long timer;
    private @Nullable HttpClientRequest request;
    private int status;
    private @Nullable String retryAfter;
    private boolean over;

    /** Starts the clock of the call. */
    Attempt(CardsListClient client, String requestId, Consumer<CallResult> done) {
        this.client = client;
        this.requestId = requestId;
        this.done = done;
        this.body = client.newBody();
        this.timer = client.setTimer(id -> giveUp(Reason.PROVIDER_UNAVAILABLE, "timed out"));
    }

    long timer() {
        return timer;
    }

    Consumer<CallResult> done() {
        return done;
    }

    /** A connection is there; false: too late, nothing may be sent. */
    boolean connected(HttpClientRequest connected) {
        connected.exceptionHandler(QUIET); // Vert.x would log its message
        request = connected;
        return !over;
    }

    /** Status and headers have come; false: no body is wanted. */
    boolean answered(HttpClientResponse response) {
        response.exceptionHandler(QUIET);
        status = response.statusCode();
        retryAfter = response.getHeader(HttpHeaders.RETRY_AFTER);
        if (status == OK) {
            body.expect(response.getHeader(HttpHeaders.CONTENT_LENGTH));
        }
        if (status < 200) {
            // interim, but Vert.x takes it for the end: the real answer must not meet the connection's next request
            giveUp(Reason.INVALID_RESPONSE, "an interim answer");
        }
        return !over;
    }

    /** The whole answer has come. */
    void completed() {
        if (status != OK) {
            end(client.refusal(status, retryAfter), null);
            return;
        }
        Instant now = client.now();
        Answer answer = client.parse(body);
        if (answer instanceof Answer.Cards list) {
            end(new Answered(requestId, list.dt(), now, list.cards(), body.length()), null);
        } else if (answer instanceof Answer.NoList none) {
            end(new Failed(none.reason(), status, null), none.why());
        }
    }

    /** The connection, or what leads to it, failed. */
    void failed(String why) {
        end(unfinished(Reason.PROVIDER_UNAVAILABLE), why);
    }

    /** Ends the call now: the connection that it was sent on is closed, and its place in the pool is free. */
    void giveUp(Reason reason, String why) {
        end(unfinished(reason), why);
        if (request != null) {
            request.reset();
        }
    }

    private void end(CallResult result, @Nullable String why) {
        if (!over) {
            over = true;
            body.release();
            client.ended(this, result, why);
        }
    }

    /** A status that is no 200 says enough, even when its body never came whole. */
    private Failed unfinished(Reason reason) {
        return status == 0 || status == OK
                ? new Failed(reason, status == 0 ? null : status, null)
                : client.refusal(status, retryAfter);
    }

    @Override
    public Future<Void> write(Buffer chunk) {
        Body.Fit fit = over ? Body.Fit.TAKEN : body.add(chunk);
        if (fit == Body.Fit.TOO_LONG) {
            giveUp(Reason.INVALID_RESPONSE, "a body over CARD_API_MAX_RESPONSE_BYTES");
        } else if (fit == Body.Fit.NO_ROOM) {
            giveUp(Reason.PROVIDER_UNAVAILABLE, "no room: the bodies that are coming take a quarter of the heap");
        }
        return Future.succeededFuture();
    }

    /** Also comes after a failure, so it says nothing of success. */
    @Override
    public Future<Void> end() {
        return Future.succeededFuture();
    }

    @Override
    public BodyStream<Void> stream() {
        return this;
    }

    @Override
    public Future<Void> result() {
        return Future.succeededFuture();
    }

    @Override
    public void handle(Throwable ignored) {}

    @Override
    public Attempt exceptionHandler(@Nullable Handler<Throwable> ignored) {
        return this;
    }

    @Override
    public Attempt setWriteQueueMaxSize(int ignored) {
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public Attempt drainHandler(@Nullable Handler<Void> ignored) {
        return this;
    }
}
