package cardstate.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.TopologyDescription;
import org.jspecify.annotations.Nullable;

/**
 * What needs no token: /live, /ready, /metrics and /topology.
 *
 * @param metrics what Prometheus is given
 * @param topology what runs, null while that is not known
 */
public record OpenRoutes(Health health, Supplier<String> metrics, Supplier<@Nullable TopologyDescription> topology)
        implements Routes {

    @Override
    public void mount(Router router) {
        router.get("/live").handler(context -> tell(context, "up", "down", health.dead()));
        router.get("/ready").handler(context -> tell(context, "ready", "not_ready", health.notReady()));
        router.get("/metrics")
                .blockingHandler(
                        context -> text(context, "text/plain; version=0.0.4; charset=utf-8", metrics.get()), false);
        router.get("/topology")
                .handler(context ->
                        topology(context, "svg".equals(context.request().getParam("format"))));
        router.get("/topology.svg").handler(context -> topology(context, true));
    }

    private void topology(RoutingContext context, boolean drawn) {
        TopologyDescription known = topology.get();
        if (known == null) {
            Problem.unavailable("the topology is built once the topics are known; /ready tells what is missing")
                    .answer(context);
        } else if (drawn) {
            text(context, "image/svg+xml", TopologyDrawing.of(known));
        } else {
            text(context, "text/plain; charset=utf-8", known.toString());
        }
    }

    private static void tell(RoutingContext context, String well, String ill, List<String> problems) {
        JsonObject body = new JsonObject()
                .put("status", problems.isEmpty() ? well : ill)
                .put("problems", new JsonArray(problems));
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Json.answer(context, problems.isEmpty() ? 200 : 503, body);
    }

    private static void text(RoutingContext context, String type, String body) {
        context.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(body);
    }
}
