package cardstate.dev.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Which cards a client has: 0 to 8, always the same for the same id. About one client in ten shares one of them with its
 * pair, the id whose last letter or digit is its neighbour: {@code client-6} and {@code client-7}, {@code ...2a} and
 * {@code ...2b}. Pure.
 */
final class Portfolio {

    private static final int MOST = 8;
    private static final int ONE_PAIR_IN = 10;
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Portfolio() {}

    static List<ListedCard> of(long seed, String clientId) {
        long client = Hash.of(seed, clientId);
        String pair = firstOfPair(clientId);
        boolean shares = shares(seed, pair);
        int own = Math.min(Hash.below(MOST + 1, client), shares ? MOST - 1 : MOST);
        List<ListedCard> cards = new ArrayList<>();
        for (int i = 0; i < own; i++) {
            cards.add(ListedCard.of(clientId, Hash.of(client, i)));
        }
        if (shares) {
            cards.add(ListedCard.of(pair, Hash.of(Hash.of(seed, pair), "shared")));
        }
        return List.copyOf(cards);
    }

    /** The same number of cards for every client, none of them shared. */
    static List<ListedCard> ofSize(int cards, long seed, String clientId) {
        long client = Hash.of(seed, clientId);
        return IntStream.range(0, cards)
                .mapToObj(i -> ListedCard.of(clientId, Hash.of(client, i)))
                .toList();
    }

    /** As the options want it. */
    static Function<String, List<ListedCard>> of(ProviderOptions options) {
        return options.cards() == 0
                ? clientId -> of(options.seed(), clientId)
                : clientId -> ofSize(options.cards(), options.seed(), clientId);
    }

    /** The one of the two ids whose last letter comes first: the owner of what they share. */
    private static String firstOfPair(String clientId) {
        int last = clientId.length() - 1;
        int at = last < 0 ? -1 : LETTERS.indexOf(clientId.charAt(last));
        return at < 0 ? clientId : clientId.substring(0, last) + LETTERS.charAt(at & ~1);
    }

    private static boolean shares(long seed, String pair) {
        char last = pair.isEmpty() ? ' ' : pair.charAt(pair.length() - 1);
        return LETTERS.indexOf(last) >= 0 && Hash.below(ONE_PAIR_IN, Hash.of(Hash.of(seed, pair), "pair")) == 0;
    }
}
