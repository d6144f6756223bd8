package cardstate.dev.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What is true at the provider: each client's cards, now. Follows from the seed, the time, and what was changed by hand.
 * Any thread may use it. A list that did not change is not rendered again.
 */
final class World {

    private static final long HEAP_BYTES_FOR_A_LIST = 8_192;
    private static final long REMEMBERED_CLIENTS = Runtime.getRuntime().maxMemory() / HEAP_BYTES_FOR_A_LIST;

    private final Function<String, List<ListedCard>> portfolio;
    private final InstantSource clock;
    private final ObjectMapper json;
    private final Map<String, Rendered> rendered = new ConcurrentHashMap<>();
    private final Map<String, Long> nudges = new ConcurrentHashMap<>();
    private final Map<String, List<SimCard>> scripted = new ConcurrentHashMap<>();
    private final AtomicInteger waves = new AtomicInteger();
    private volatile Pace pace = Pace.STILL;

    World(long seed, InstantSource clock, ObjectMapper json) {
        this(clientId -> Portfolio.of(seed, clientId), clock, json);
    }

    World(Function<String, List<ListedCard>> portfolio, InstantSource clock, ObjectMapper json) {
        this.portfolio = portfolio;
        this.clock = clock;
        this.json = json;
    }

    /** The client's list as it is now. */
    List<SimCard> cards(String clientId) {
        List<SimCard> script = scripted.get(clientId);
        return script == null ? made(clientId, portfolio.apply(clientId), clock.millis()) : script;
    }

    /** The same as a JSON array. */
    byte[] json(String clientId) {
        List<SimCard> script = scripted.get(clientId);
        if (script != null) {
            return render(script);
        }
        Rendered last = rendered.get(clientId);
        List<ListedCard> cards = last == null ? portfolio.apply(clientId) : last.cards;
        long now = clock.millis();
        long stamp = Hash.of(stamp(cards, now), Wave.reached(clientId, waves.get()));
        if (last != null && last.stamp == stamp) {
            return last.json;
        }
        if (rendered.size() > REMEMBERED_CLIENTS) {
            rendered.clear();
        }
        byte[] bytes = render(made(clientId, cards, now));
        rendered.put(clientId, new Rendered(cards, stamp, bytes));
        return bytes;
    }

    /** Moves each card of the client one step on, at once. A shared card moves for both of its clients. */
    void nudge(String clientId) {
        portfolio.apply(clientId).forEach(card -> nudges.merge(card.id(), 1L, Long::sum));
    }

    /** Gives the first card of one client in ten another status, of the next ones each time. How many waves there were. */
    int wave() {
        return waves.incrementAndGet();
    }

    /** Renders the lists of {@code client-0} and so on, so many, as they are now. */
    void makeReady(int clients) {
        IntStream.range(0, clients).parallel().forEach(i -> json("client-" + i));
    }

    /** From now on the client's list is this one. A card that others list too is not altered there. */
    void script(String clientId, List<SimCard> cards) {
        scripted.put(clientId, List.copyOf(cards));
    }

    /** The client's list is made from its id again. */
    void unscript(String clientId) {
        scripted.remove(clientId);
    }

    /** Milliseconds between two steps of a card; 0 stops all cards as they are. */
    void changeEvery(long everyMs) {
        pace = pace.changedTo(everyMs, clock.millis());
    }

    long changeEvery() {
        return pace.currentEveryMs(clock.millis());
    }

    private List<SimCard> made(String clientId, List<ListedCard> cards, long now) {
        List<SimCard> made =
                cards.stream().map(card -> CardMaker.at(card, step(card, now))).toList();
        return Wave.wash(made, Wave.reached(clientId, waves.get()));
    }

    private long stamp(List<ListedCard> cards, long now) {
        long stamp = 0;
        for (ListedCard card : cards) {
            stamp = Hash.of(stamp, step(card, now));
        }
        return stamp;
    }

    private long step(ListedCard card, long now) {
        return pace.step(card.hash(), now) + nudges.getOrDefault(card.id(), 0L);
    }

    private byte[] render(List<SimCard> cards) {
        try {
            return json.writeValueAsBytes(cards);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write a list of cards", e);
        }
    }

    private static final class Rendered {
        final List<ListedCard> cards;
        final long stamp;
        final byte[] json;

        Rendered(List<ListedCard> cards, long stamp, byte[] json) {
            this.cards = cards;
            this.stamp = stamp;
            this.json = json;
        }
    }
}
