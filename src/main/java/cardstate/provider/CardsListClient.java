package cardstate.provider;

import cardstate.call.CallResult;
import cardstate.call.CallResult.Failed;
import cardstate.call.CardsListApi;
import cardstate.call.Reason;
import cardstate.config.ProviderSettings;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.internal.VertxInternal;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.HttpContext;
import io.vertx.ext.web.client.impl.WebClientInternal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The provider's cards/list over the Vert.x Web Client, as provider-api.md has it: signed, bounded in time and size, no
 * redirect followed, TLS verified. Whatever the provider or the network does becomes one {@link CallResult}.
 *
 * <p>Any thread may call and close. All work is done on one event loop, and so is {@code done}: no lock is needed, and a
 * connection is used from the loop that it belongs to. The time-out covers a whole attempt, from the wait for a
 * connection to the last byte; when it strikes, the connection that the call was sent on is closed. One that was still
 * coming up stays for the next call, and nothing is sent late.
 */
public final class CardsListClient implements CardsListApi, AutoCloseable {

    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence SIGNATURE = HttpHeaders.createOptimized("X-JWS-Signature");
    private static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
    /** Of any version. It comes from others' records: nothing else may get into a header. */
    private static final Pattern TRACE_CONTEXT =
            Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-[!-~]{1,400})?");

    private static final Failed NO_ANSWER = new Failed(Reason.PROVIDER_UNAVAILABLE, null, null);
    private static final long CLOSE_SECONDS = 5;

    private final Vertx vertx;
    private final InstantSource clock;
    private final InstantSource wall;
    private final Endpoint endpoint;
    private final long timeoutMillis;
    private final int maxResponseBytes;
    private final BodyRoom room;
    private final JwsSigner signer;
    private final AnswerParser parser;
    private final FailureLog log;
    private final Context loop;
    private final HttpClientAgent http;
    private final WebClient web;
    private final Set<Attempt> inFlight = new HashSet<>();
    private boolean closed;

    /**
     * Opens no connection yet. An {@link IllegalArgumentException} names a setting that cannot work.
     *
     * @param vertx stays open when this is closed
     * @param maxInFlight how many calls the caller has in flight at one time
     * @param clock says when an answer was received; never goes back
     * @param wall the system's, for times of day that the provider names
     * @param onFullNumber told of each full card number that stood where a mask belongs and was hidden
     */
    public CardsListClient(
            Vertx vertx,
            ProviderSettings settings,
            int maxInFlight,
            InstantSource clock,
            InstantSource wall,
            Runnable onFullNumber) {
        this(vertx, settings, maxInFlight, clock, wall, onFullNumber, BodyRoom.ofHeap(settings.maxResponseBytes()));
    }

    CardsListClient(
            Vertx vertx,
            ProviderSettings settings,
            int maxInFlight,
            InstantSource clock,
            InstantSource wall,
            Runnable onFullNumber,
            BodyRoom room) {
        this.vertx = vertx;
        this.clock = clock;
        this.wall = wall;
        this.endpoint = Endpoint.of(settings.url());
        this.timeoutMillis = settings.timeout().toMillis();
        this.maxResponseBytes = settings.maxResponseBytes();
        this.room = room;
        this.signer = new JwsSigner(endpoint.path(), settings.authId(), settings.secret());
        this.parser = new AnswerParser(new CardMask(onFullNumber));
        this.log = new FailureLog(endpoint.host());
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        this.http = Transport.open(vertx, endpoint, settings, maxInFlight);
        this.web = ((WebClientInternal) WebClient.wrap(
                        http, new WebClientOptions().setFollowRedirects(false).setUserAgent("card-state-streams")))
                .addInterceptor(CardsListClient::watch);
    }

    @Override
    public void call(String clientId, String traceparent, Consumer<CallResult> done) {
        try {
            loop.runOnContext(v -> start(clientId, traceparent, done));
        } catch (RuntimeException vertxIsClosed) {
            hand(NO_ANSWER, done);
        }
    }

    private void start(String clientId, String traceparent, Consumer<CallResult> done) {
        if (closed) {
            hand(NO_ANSWER, done);
            return;
        }
        CardsListRequest request = CardsListRequest.of(clientId);
        Attempt attempt = new Attempt(this, request.requestId(), done);
        inFlight.add(attempt);
        try {
            send(request, traceparent, attempt);
        } catch (RuntimeException e) {
            attempt.failed("not sent: " + log.name(e));
        }
    }

    private void send(CardsListRequest request, String traceparent, Attempt attempt) {
        HttpRequest<Void> post = web.request(HttpMethod.POST, endpoint.port(), endpoint.host(), endpoint.path())
                .as(attempt);
        post.headers().set(HttpHeaders.CONTENT_TYPE, JSON).set(SIGNATURE, signer.sign(request.body()));
        if (TRACE_CONTEXT.matcher(traceparent).matches()) {
            post.headers().set(TRACEPARENT, traceparent);
        }
        post.sendBuffer(Buffer.buffer(request.body())).onComplete((answer, cause) -> {
            if (cause == null) {
                attempt.completed();
            } else {
                attempt.failed(log.name(cause));
            }
        });
    }

    /**
     * Gives each attempt the hold on its request. The Web Client's own API has none, and its time-outs end neither a
     * body that drips nor the connection.
     */
    private static void watch(HttpContext<?> http) {
        if (http.request().bodyCodec() instanceof Attempt attempt) {
            boolean wanted =
                    switch (http.phase()) {
                        case SEND_REQUEST -> attempt.connected(http.clientRequest());
                        case RECEIVE_RESPONSE -> attempt.answered(http.clientResponse());
                        default -> true;
                    };
            if (!wanted) {
                http.fail(new TimeoutException());
                return;
            }
        }
        http.next();
    }

    Body newBody() {
        return new Body(maxResponseBytes, room);
    }

    Instant now() {
        return clock.instant();
    }

    /** The status as a failure; a date in {@code Retry-After} is a time of day. */
    Failed refusal(int status, @Nullable String retryAfter) {
        return Refusal.of(status, retryAfter, wall.instant());
    }

    long setTimer(Handler<Long> struck) {
        return vertx.setTimer(timeoutMillis, struck);
    }

    Answer parse(Body body) {
        return parser.parse(body.bytes(), body.length());
    }

    void ended(Attempt attempt, CallResult result, @Nullable String why) {
        vertx.cancelTimer(attempt.timer());
        inFlight.remove(attempt);
        if (result instanceof Failed failed) {
            log.failed(failed, why);
        }
        hand(result, attempt.done());
    }

    private void hand(CallResult result, Consumer<CallResult> done) {
        try {
            done.accept(result);
        } catch (RuntimeException e) {
            log.broken(e);
        }
    }

    /** Ends the calls in flight as unavailable and closes the connections; waits for that, but not on an event loop. */
    @Override
    public void close() {
        Future<Void> ended = Future.future(gone -> loop.runOnContext(v -> {
            closed = true;
            List.copyOf(inFlight).forEach(call -> call.giveUp(Reason.PROVIDER_UNAVAILABLE, "the client was closed"));
            http.close().onComplete(gone);
        }));
        if (Context.isOnEventLoopThread()) {
            return;
        }
        try {
            ended.toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.notClosed();
        }
    }
}
