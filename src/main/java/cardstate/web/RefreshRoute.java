package cardstate.web;

import cardstate.request.Ids;
import cardstate.v1.ClientCardsSnapshot;
import cardstate.watch.OutcomeWatch;
import cardstate.watch.RequestPublisher;
import cardstate.watch.Waiter;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;

/** Asks for a client's list anew: publishes a request, and holds on to its committed outcome where that is wanted. */
public final class RefreshRoute implements Routes {

    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final int READY_SECONDS = 15;
    /** While Kafka is away a refresh blocks its thread: others' threads must stay free for what needs no Kafka. */
    private static final int THREADS = 4;

    private static final int MOST_WAITING = 100;

    private final RequestPublisher publisher;
    private final OutcomeWatch outcomes;
    private final WorkerExecutor workers;
    private final AtomicInteger publishing = new AtomicInteger();

    public RefreshRoute(Vertx vertx, RequestPublisher publisher, OutcomeWatch outcomes) {
        this.publisher = publisher;
        this.outcomes = outcomes;
        this.workers = vertx.createSharedWorkerExecutor("refresh", THREADS);
    }

    @Override
    public void mount(Router router) {
        router.post("/v1/clients/:client_id/refresh").handler(this::refresh);
    }

    private void refresh(RoutingContext context) {
        String clientId = context.pathParam("client_id");
        String wait = context.request().getParam("wait", "0");
        if (!Ids.valid(clientId)) {
            Problem.badRequest("a client_id has 1 to 128 printable ASCII characters")
                    .answer(context);
        } else if (!wait.matches("\\d{1,2}") || Integer.parseInt(wait) > LONGEST_WAIT_SECONDS) {
            Problem.badRequest("wait is a number of seconds, 0 to " + LONGEST_WAIT_SECONDS)
                    .answer(context);
        } else if (publishing.incrementAndGet() > MOST_WAITING) {
            publishing.decrementAndGet();
            Problem.unavailable("Kafka or the registry does not answer, and " + MOST_WAITING + " refreshes wait for it")
                    .answer(context);
        } else {
            publish(context, clientId, UUID.randomUUID().toString(), Integer.parseInt(wait));
        }
    }

    private void publish(RoutingContext context, String clientId, String requestId, int waitSeconds) {
        workers.<Void>executeBlocking(
                        () -> {
                            Waiter waiter = waitSeconds == 0 ? null : outcomes.watch(clientId, requestId);
                            if (waiter != null) {
                                endAfter(waiter, waitSeconds + 2L * READY_SECONDS);
                                waiter.watching().get(READY_SECONDS, TimeUnit.SECONDS);
                            }
                            publisher
                                    .publish(clientId, requestId, Instant.now())
                                    .get(READY_SECONDS, TimeUnit.SECONDS);
                            if (waiter == null) {
                                context.vertx().runOnContext(now -> accepted(context, clientId, requestId));
                            } else {
                                hold(context, waiter, clientId, requestId, waitSeconds);
                            }
                            return null;
                        },
                        false)
                .onComplete(done -> publishing.decrementAndGet())
                .onFailure(
                        failure -> Problem.unavailable("the request could not be published: Kafka or the registry does"
                                        + " not answer; ask again")
                                .answer(context));
    }

    /** A request that could not be published has no outcome: nobody else ends the wait for it. */
    private static void endAfter(Waiter waiter, long seconds) {
        var unused = waiter.outcome().orTimeout(seconds, TimeUnit.SECONDS);
    }

    private static void hold(RoutingContext context, Waiter waiter, String clientId, String requestId, int seconds) {
        var unused = waiter.outcome()
                .orTimeout(seconds, TimeUnit.SECONDS)
                .whenComplete((outcome, late) -> context.vertx().runOnContext(now -> {
                    if (outcome == null) {
                        accepted(context, clientId, requestId);
                    } else {
                        answer(context, requestId, outcome);
                    }
                }));
    }

    private static void accepted(RoutingContext context, String clientId, String requestId) {
        Json.answer(
                context,
                202,
                new JsonObject()
                        .put("request_id", requestId)
                        .put("client_id", clientId)
                        .put("as_of", Json.time(Instant.now())));
    }

    private static void answer(RoutingContext context, String requestId, SpecificRecord outcome) {
        boolean snapshot = outcome instanceof ClientCardsSnapshot;
        Json.answer(
                context,
                200,
                new JsonObject()
                        .put("request_id", requestId)
                        .put("as_of", Json.time(Instant.now()))
                        .put("outcome", snapshot ? "snapshot" : "failure")
                        .put(
                                snapshot ? "snapshot" : "failure",
                                Guard.json(context).of(outcome)));
    }
}
