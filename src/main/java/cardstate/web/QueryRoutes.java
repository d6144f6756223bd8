package cardstate.web;

import cardstate.query.KnownCard;
import cardstate.query.LocalState;
import cardstate.query.Owner;
import cardstate.request.Ids;
import cardstate.snapshot.ClientList;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of a client's cards and of one card, whichever instance owns them. */
public final class QueryRoutes implements Routes {

    private static final String CARDS = "/v1/cards/";
    private static final int NOT_FOUND = 404;

    private final Vertx vertx;
    private final LocalState state;
    private final Peers peers;

    public QueryRoutes(Vertx vertx, LocalState state) {
        this.vertx = vertx;
        this.state = state;
        this.peers = new Peers(vertx);
    }

    @Override
    public void mount(Router router) {
        router.get("/v1/clients/:client_id/cards").handler(this::client);
        router.get("/v1/cards/:card_id").handler(this::card);
    }

    private void client(RoutingContext context) {
        String clientId = context.pathParam("client_id");
        if (!Ids.valid(clientId)) {
            Problem.badRequest("a client_id has 1 to 128 printable ASCII characters")
                    .answer(context);
            return;
        }
        at(context, state.ownerOfClient(clientId), () -> vertx.executeBlocking(
                        () -> Optional.ofNullable(state.list(clientId)), false)
                .compose(list -> list.isEmpty()
                        ? Future.succeededFuture(Optional.<JsonObject>empty())
                        : cards(context, clientId, list.get()).map(Optional::of)));
    }

    private Future<JsonObject> cards(RoutingContext context, String clientId, ClientList list) {
        Map<String, Future<Optional<JsonObject>>> cards = new LinkedHashMap<>();
        list.cards().keySet().forEach(cardId -> cards.put(cardId, find(context, cardId)));
        return Future.all(List.copyOf(cards.values())).map(all -> {
            JsonArray found = new JsonArray();
            JsonArray pending = new JsonArray();
            cards.forEach((cardId, card) -> card.result().ifPresentOrElse(found::add, () -> pending.add(cardId)));
            Instant providerTime = list.head().providerTime();
            return new JsonObject()
                    .put("client_id", clientId)
                    .put("as_of", Json.time(Instant.now()))
                    .put("request_id", list.head().requestId())
                    .put("received_at", Json.time(list.head().version().receivedAt()))
                    .put("provider_time", providerTime == null ? null : Json.time(providerTime))
                    .put("cards", found)
                    .put("pending", pending);
        });
    }

    private Future<Optional<JsonObject>> find(RoutingContext context, String cardId) {
        Owner owner = state.ownerOfCard(cardId);
        if (owner instanceof Owner.There there) {
            String path =
                    CARDS + URLEncoder.encode(cardId, StandardCharsets.UTF_8).replace("+", "%20");
            return peers.get(there, path, context.request())
                    .compose(answer -> Peers.isFound(answer) || answer.statusCode() == NOT_FOUND
                            ? Future.succeededFuture(answer)
                            : Future.failedFuture("the owner of a card is not ready"))
                    .map(answer -> Peers.isFound(answer)
                            ? Optional.of(without(answer.bodyAsJsonObject(), "as_of"))
                            : Optional.empty());
        }
        return vertx.executeBlocking(
                () -> Optional.ofNullable(state.card(cardId)).map(card -> json(context, card)), false);
    }

    private static JsonObject without(JsonObject object, String field) {
        object.remove(field);
        return object;
    }

    private void card(RoutingContext context) {
        String cardId = context.pathParam("card_id");
        at(
                context,
                state.ownerOfCard(cardId),
                () -> vertx.executeBlocking(
                        () -> Optional.ofNullable(state.card(cardId))
                                .map(card -> json(context, card).put("as_of", Json.time(Instant.now()))),
                        false));
    }

    private static JsonObject json(RoutingContext context, KnownCard card) {
        return new JsonObject()
                .put("card_id", card.cardId())
                .put("card", Guard.json(context).of(card.card()))
                .put("listed_by", new JsonArray(card.listedBy()))
                .put("first_seen_at", Json.time(card.firstSeenAt()))
                .put("status_since", Json.time(card.statusSince()))
                .put("sequence", card.sequence());
    }

    private interface Found {
        Future<Optional<JsonObject>> find();
    }

    /** Answers with what is found at the owner; a miss while tasks move is no answer. */
    private void at(RoutingContext context, Owner owner, Found found) {
        if (owner instanceof Owner.There there && Peers.mayPassOn(context)) {
            peers.passOn(context, there);
        } else if (owner instanceof Owner.Here) {
            found.find().onComplete(result -> {
                if (result.failed()) {
                    moving(context);
                } else if (result.result().isEmpty()) {
                    Problem.notFound("nothing is known of it; POST /v1/clients/{client_id}/refresh asks the provider")
                            .answer(context);
                } else {
                    Json.answer(context, 200, result.result().get());
                }
            });
        } else {
            moving(context);
        }
    }

    private static void moving(RoutingContext context) {
        Problem.unavailable("partitions are moving between instances, or are being restored; ask again")
                .answer(context);
    }
}
