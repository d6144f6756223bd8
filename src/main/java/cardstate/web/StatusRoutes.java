package cardstate.web;

import cardstate.query.Installation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What the instance is at: /v1/status now, /v1/history over the last minutes. */
public final class StatusRoutes implements Routes {

    private final String instance;
    private final Health health;
    private final History history;
    private final Supplier<List<Installation.Member>> members;

    /**
     * @param instance this instance's {@code HTTP_ADVERTISED}
     * @param members all instances, as this one knows them
     */
    public StatusRoutes(String instance, Health health, History history, Supplier<List<Installation.Member>> members) {
        this.instance = instance;
        this.health = health;
        this.history = history;
        this.members = members;
    }

    @Override
    public void mount(Router router) {
        router.get("/v1/status").handler(this::status);
        router.get("/v1/history").handler(this::history);
    }

    private void status(RoutingContext context) {
        List<String> problems = health.notReady();
        JsonArray instances = new JsonArray();
        members.get()
                .forEach(member -> instances.add(new JsonObject()
                        .put("host", member.host())
                        .put("active", new JsonArray(member.active()))
                        .put("standby", new JsonArray(member.standby()))));
        Json.answer(
                context,
                200,
                new JsonObject()
                        .put("as_of", Json.time(Instant.now()))
                        .put("instance", instance)
                        .put("ready", problems.isEmpty())
                        .put("problems", new JsonArray(problems))
                        .put("gate", gate())
                        .put("in_flight", Math.round(history.gauge("cardstate.calls.in.flight")))
                        .put("in_flight_limit", Math.round(history.gauge("cardstate.calls.limit")))
                        .put("pending", Math.round(history.gauge("cardstate.requests.pending")))
                        .put("oldest_pending_seconds", Math.round(history.gauge("cardstate.requests.oldest.seconds")))
                        .put("instances", instances));
    }

    private String gate() {
        return history.tagOfOne("cardstate.provider.gate", "state");
    }

    private void history(RoutingContext context) {
        Json.answer(
                context,
                200,
                new JsonObject()
                        .put("as_of", Json.time(Instant.now()))
                        .put("interval_seconds", History.INTERVAL.toSeconds())
                        .put("samples", history.samples()));
    }
}
