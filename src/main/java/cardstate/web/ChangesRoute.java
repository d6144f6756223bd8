package cardstate.web;

import cardstate.request.Ids;
import cardstate.watch.ChangeFeed;
import cardstate.watch.ChangePosition;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Changes as server-sent events, to at most {@value #MOST} listeners. */
public final class ChangesRoute implements Routes {

    static final int MOST = 1_000;

    private final Vertx vertx;
    private final ChangeFeed feed;
    private final AtomicInteger listening = new AtomicInteger();

    public ChangesRoute(Vertx vertx, ChangeFeed feed) {
        this.vertx = vertx;
        this.feed = feed;
    }

    @Override
    public void mount(Router router) {
        router.get("/v1/changes").handler(this::listen);
    }

    private void listen(RoutingContext context) {
        String clientId = context.request().getParam("client_id");
        String lastSeen = context.request().getHeader("Last-Event-ID");
        String seen = lastSeen == null ? context.request().getParam("last_event_id") : lastSeen;
        Optional<ChangePosition> from = seen == null ? Optional.empty() : ChangePosition.parse(seen);
        if (clientId != null && !Ids.valid(clientId)) {
            Problem.badRequest("a client_id has 1 to 128 printable ASCII characters")
                    .answer(context);
        } else if (seen != null && from.isEmpty()) {
            Problem.badRequest("Last-Event-ID is the id of an event that this service sent, as 12.0-7.8")
                    .answer(context);
        } else if (listening.incrementAndGet() > MOST) {
            listening.decrementAndGet();
            Problem.unavailable("there are " + MOST + " listeners already").answer(context);
        } else {
            open(context, clientId, from.orElse(null));
        }
    }

    private void open(RoutingContext context, @Nullable String clientId, @Nullable ChangePosition from) {
        context.response()
                .setChunked(true)
                .setWriteQueueMaxSize(EventStream.UNSENT_BYTES)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader("X-Accel-Buffering", "no");
        EventStream stream = new EventStream(
                vertx.getOrCreateContext(),
                context.response(),
                Guard.json(context),
                new EventStream.Wanted(clientId, context.request().getParam("card_id")),
                () -> Problem.unavailable(
                                "changes cannot be read just now: Kafka does not answer, or a right is missing")
                        .answer(context));
        long heart = vertx.setPeriodic(EventStream.HEARTBEAT_MILLIS, beat -> {
            if (Guard.stillLetsThrough(context)) {
                stream.beat();
            } else {
                stream.cut();
            }
        });
        context.response().closeHandler(gone -> {
            vertx.cancelTimer(heart);
            stream.close();
            listening.decrementAndGet();
        });
        feed.listen(stream, from);
    }
}
