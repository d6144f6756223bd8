package cardstate.web;

import cardstate.request.Ids;
import cardstate.watch.ChangeFeed;
import cardstate.watch.ChangeListener;
import cardstate.watch.ChangePosition;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Changes as server-sent events, to at most {@value #MOST} listeners. */
public final class ChangesRoute implements Routes {

    static final int MOST = 1_000;

    private final Vertx vertx;
    private final Feed feed;
    private final int most;
    private final AtomicInteger listening = new AtomicInteger();

    /** Who brings the changes. */
    interface Feed {
        void listen(ChangeListener listener, @Nullable ChangePosition from);
    }

    public ChangesRoute(Vertx vertx, ChangeFeed feed) {
        this(vertx, feed::listen, MOST);
    }

    ChangesRoute(Vertx vertx, Feed feed, int most) {
        this.vertx = vertx;
        this.feed = feed;
        this.most = most;
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
        } else if (listening.incrementAndGet() > most) {
            listening.decrementAndGet();
            Problem.unavailable("there are " + most + " listeners already").answer(context);
        } else {
            EventStream.Wanted wanted =
                    new EventStream.Wanted(clientId, context.request().getParam("card_id"));
            feed.listen(new Listening(context, wanted).stream, from.orElse(null));
        }
    }

    /** One listener and its place, of the event loop. */
    private final class Listening {

        private final RoutingContext context;
        private final EventStream stream;
        private final long heart;
        private boolean over;

        Listening(RoutingContext context, EventStream.Wanted wanted) {
            this.context = context;
            HttpServerResponse response = context.response()
                    .setChunked(true)
                    .setWriteQueueMaxSize(EventStream.UNSENT_BYTES)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                    .putHeader("X-Accel-Buffering", "no");
            this.stream =
                    new EventStream(vertx.getOrCreateContext(), response, Guard.json(context), wanted, this::refuse);
            this.heart = vertx.setPeriodic(EventStream.HEARTBEAT_MILLIS, beat -> beat());
            // once the answer has ended, Vert.x never calls the closeHandler: its connection is another request's
            response.endHandler(ended -> release()).closeHandler(gone -> release());
        }

        private void beat() {
            if (Guard.stillLetsThrough(context)) {
                stream.beat();
            } else {
                stream.cut();
            }
        }

        private void refuse() {
            release();
            Problem.unavailable("changes cannot be read just now: Kafka does not answer, or a right is missing")
                    .answer(context);
        }

        /** However the answer ends, and however often that is told. */
        private void release() {
            if (!over) {
                over = true;
                vertx.cancelTimer(heart);
                stream.close();
                listening.decrementAndGet();
            }
        }
    }
}
