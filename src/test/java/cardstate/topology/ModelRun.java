package cardstate.topology;

import static cardstate.snapshot.TestCards.balance;
import static cardstate.snapshot.TestCards.card;
import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult;
import cardstate.call.Reason;
import cardstate.v1.Balance;
import cardstate.v1.Card;
import cardstate.v1.CardListFailed;
import cardstate.v1.ClientCardsSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Anything that may happen to a few clients with a few cards, in an order that a seed decides. */
final class ModelRun {

    private static final List<String> CLIENTS = List.of("a", "b", "c");
    private static final List<String> CARDS = List.of("1", "2", "3", "4");
    static final int MAX_IN_FLIGHT = 2;
    private static final List<Reason> FAILURES = List.of(
            Reason.PROVIDER_UNAVAILABLE,
            Reason.PROVIDER_UNAVAILABLE,
            Reason.PROVIDER_NOT_READY,
            Reason.INVALID_RESPONSE,
            Reason.PROVIDER_ERROR,
            Reason.PROVIDER_REJECTED,
            Reason.PROVIDER_UNAUTHORIZED);

    /** A request without an outcome yet: the how-manieth it was, and when it must have one. */
    private record Asked(int place, Instant deadline) {}

    private final Rig rig;
    private final long seed;
    private final Random random;
    private final NaiveFold fold = new NaiveFold();
    private final Chronicle chronicle = new Chronicle();
    private final Map<String, Asked> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> lastSnapshot = new HashMap<>();
    private final Map<String, Map<String, Card>> said = new TreeMap<>();
    private int asked;
    private int outcomes;

    /** @param rig of at most {@link #MAX_IN_FLIGHT} calls, in which nothing waits from runs before */
    ModelRun(Rig rig, long seed) {
        this.rig = rig;
        this.seed = seed;
        this.random = new Random(seed);
    }

    void run() {
        for (int i = 0; i < 60; i++) {
            step();
            look();
        }
        for (int i = 0; !waiting.isEmpty(); i++) {
            assertThat(i).as("turns until every request has its outcome").isLessThan(100);
            while (!rig.provider.inFlight().isEmpty()) {
                end(
                        rig.listed(
                                providerTime(),
                                list(rig.provider.inFlight().get(0).clientId())),
                        0);
            }
            rig.turn(Duration.ofSeconds(5));
            look();
        }
        assertThat(outcomes).as("one outcome a request").isEqualTo(asked);
        assertThat(rig.backlog.size()).as("nothing waits").isZero();
        chronicle.shouldChain();
    }

    private void step() {
        int inFlight = rig.provider.inFlight().size();
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> ask();
            case 3, 4, 5, 6 -> {
                if (inFlight > 0) {
                    int which = random.nextInt(inFlight);
                    String client = rig.provider.inFlight().get(which).clientId();
                    end(rig.listed(providerTime(), list(client)), which);
                }
            }
            case 7 -> {
                if (inFlight > 0) {
                    Reason reason = FAILURES.get(random.nextInt(FAILURES.size()));
                    end(new CallResult.Failed(reason, 500, null), random.nextInt(inFlight));
                }
            }
            case 8 -> rig.turn();
            default -> rig.turn(Duration.ofMillis(random.nextInt(20_000)));
        }
    }

    private void ask() {
        String client = seed + CLIENTS.get(random.nextInt(CLIENTS.size()));
        String request = Integer.toString(random.nextInt(5));
        Instant deadline = rig.now().plusSeconds(30 + random.nextInt(90));
        rig.request(client, request, deadline, new RecordHeaders());
        outcomes();
        if (!waiting.containsKey(client + request)) {
            waiting.put(client + request, new Asked(++asked, deadline));
        }
    }

    /** Ends a call; what comes of it shows at the stream thread's next turn. */
    private void end(CallResult result, int which) {
        rig.provider.inFlight().remove(which).done().accept(result);
    }

    private void look() {
        outcomes();
        chronicle.read(rig);
        assertThat(chronicle.standing()).as("card-state is the fold").isEqualTo(fold.standing());
        Set<String> busy = new HashSet<>();
        rig.provider.inFlight().forEach(call -> assertThat(busy.add(call.clientId()))
                .as("one call in flight for " + call.clientId())
                .isTrue());
        assertThat(busy).as("calls in flight").hasSizeLessThanOrEqualTo(MAX_IN_FLIGHT);
        waiting.values().forEach(request -> assertThat(request.deadline().plusSeconds(5))
                .as("deadline")
                .isAfter(rig.now()));
    }

    private void outcomes() {
        for (ClientCardsSnapshot snapshot : rig.values(rig.topics.snapshots())) {
            String client = snapshot.getClientId();
            int place = outcome(client, snapshot.getRequestId());
            assertThat(place).as("order of snapshots").isGreaterThan(lastSnapshot.getOrDefault(client, 0));
            lastSnapshot.put(client, place);
            assertThat(snapshot.getAttempts()).isPositive();
            assertThat(snapshot.getStale()).as("stale").isEqualTo(fold.isStale(snapshot));
        }
        for (CardListFailed failure : rig.values(rig.topics.failures())) {
            outcome(failure.getClientId(), failure.getRequestId());
        }
    }

    private int outcome(String client, String request) {
        Asked was = waiting.remove(client + request);
        assertThat(was).as("an outcome of a request that waits").isNotNull();
        outcomes++;
        return was.place();
    }

    private @Nullable Instant providerTime() {
        return switch (random.nextInt(8)) {
            case 0 -> null;
            case 1 -> rig.now().minusSeconds(random.nextInt(10));
            case 2 -> rig.now().plusSeconds(random.nextInt(10));
            case 3 -> rig.now().plusSeconds(3_600);
            default -> Instant.ofEpochSecond(rig.now().getEpochSecond());
        };
    }

    /** Mostly what the client was told last. */
    private Card[] list(String client) {
        Map<String, Card> cards = said.computeIfAbsent(client, id -> new TreeMap<>());
        for (String cardId : CARDS) {
            switch (random.nextInt(6)) {
                case 0 -> cards.remove(cardId);
                case 1, 2 -> cards.put(cardId, card(seed + "-" + cardId, "0" + random.nextInt(2), balances()));
                default -> {}
            }
        }
        return cards.values().toArray(Card[]::new);
    }

    private Balance[] balances() {
        List<Balance> balances = new ArrayList<>();
        for (String iban : List.of("x", "y")) {
            if (random.nextBoolean()) {
                balances.add(balance(iban, random.nextInt(4) == 0 ? null : Integer.toString(random.nextInt(2))));
            }
        }
        return balances.toArray(Balance[]::new);
    }
}
