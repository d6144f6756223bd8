package cardstate.dev.provider;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The API beside the provider's, for people and tests: what it saw, what is true, how it behaves. Any thread may use it.
 */
final class ControlHandler {

    static final String HELP =
            """
            GET    /_stats             calls, answers, in flight, overlaps, latency
            DELETE /_stats             counts from zero again
            GET    /_control           how it behaves
            PUT    /_control           changes that, e.g. {"latencyMs":50,"faults":{"500":0.1,"timeout":0.01}}
            GET    /_truth/CLIENT_ID   the client's cards as they are now
            POST   /_change/CLIENT_ID  moves each of the client's cards one step on
            POST   /_wave              gives one client in ten, the next ones each time, a card of another status
            POST   /_lists/NUMBER      makes the lists of client-0 and so on ready, so many, to be answered faster
            PUT    /_cards/CLIENT_ID   the client's cards are these from now on: a JSON array
            DELETE /_cards/CLIENT_ID   they are made from the client's id again
            """;

    private static final Set<String> KNOWN =
            Set.of("latencyMs", "jitterMs", "retryAfterSeconds", "changeEveryMs", "faults");

    private final Shared shared;

    ControlHandler(Shared shared) {
        this.shared = shared;
    }

    void handle(HttpServerRequest request, byte[] body) {
        String[] path = request.path().split("/", 3);
        String what = request.method() + " /" + path[1] + (path.length > 2 ? "/" : "");
        String client = path.length > 2 ? path[2] : "";
        try {
            switch (what) {
                case "GET /_stats" -> send(request, shared.stats.now());
                case "DELETE /_stats" -> {
                    shared.stats.reset();
                    send(request, shared.stats.now());
                }
                case "GET /_control" -> send(request, control());
                case "PUT /_control" -> {
                    change(shared.json.readTree(body));
                    send(request, control());
                }
                case "GET /_truth/" -> send(request, shared.world.cards(client));
                case "POST /_change/" -> {
                    shared.world.nudge(client);
                    send(request, shared.world.cards(client));
                }
                case "POST /_wave" ->
                    send(request, shared.json.createObjectNode().put("waves", shared.world.wave()));
                case "POST /_lists/" -> {
                    shared.world.makeReady(Integer.parseInt(client));
                    send(request, shared.stats.now());
                }
                case "PUT /_cards/" -> {
                    shared.world.script(client, shared.json.readValue(body, new TypeReference<List<SimCard>>() {}));
                    send(request, shared.world.cards(client));
                }
                case "DELETE /_cards/" -> {
                    shared.world.unscript(client);
                    send(request, shared.world.cards(client));
                }
                default -> request.response().setStatusCode(404).end(HELP);
            }
        } catch (IOException | IllegalArgumentException e) {
            request.response().setStatusCode(400).end(e.getMessage() + "\n");
        }
    }

    private ObjectNode control() {
        Behaviour behaviour = shared.behaviour;
        ObjectNode faults = shared.json.createObjectNode();
        behaviour.faults().forEach((fault, share) -> faults.put(fault.label(), share));
        return shared.json
                .createObjectNode()
                .put("latencyMs", behaviour.latencyMs())
                .put("jitterMs", behaviour.jitterMs())
                .put("retryAfterSeconds", behaviour.retryAfterSeconds())
                .put("changeEveryMs", shared.world.changeEvery())
                .set("faults", faults);
    }

    private synchronized void change(JsonNode to) {
        Set<String> unknown = new TreeSet<>();
        to.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KNOWN);
        if (!to.isObject() || !unknown.isEmpty()) {
            throw new IllegalArgumentException("a JSON object of some of " + new TreeSet<>(KNOWN) + ", not " + unknown);
        }
        Behaviour now = shared.behaviour;
        shared.behaviour = new Behaviour(
                to.path("latencyMs").asInt(now.latencyMs()),
                to.path("jitterMs").asInt(now.jitterMs()),
                to.path("retryAfterSeconds").asInt(now.retryAfterSeconds()),
                to.has("faults") ? faults(to.get("faults")) : now.faults());
        if (to.has("changeEveryMs")) {
            shared.world.changeEvery(Math.max(0, to.get("changeEveryMs").asLong()));
        }
    }

    private static Map<Fault, Double> faults(JsonNode shares) {
        Map<Fault, Double> faults = new EnumMap<>(Fault.class);
        shares.fields()
                .forEachRemaining(share ->
                        faults.put(Fault.of(share.getKey()), share.getValue().asDouble()));
        return faults;
    }

    private void send(HttpServerRequest request, Object answer) throws IOException {
        byte[] bytes = shared.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(answer);
        request.response()
                .putHeader("Content-Type", Answers.JSON)
                .end(Buffer.buffer(bytes).appendByte((byte) '\n'));
    }
}
