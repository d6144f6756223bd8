package cardstate.dev.provider;

import java.util.ArrayList;
import java.util.List;

/** Changes that come over one client in ten at a time, the tenths in turn. Pure. */
final class Wave {

    private static final int TENTHS = 10;
    private static final String ONE = "41";
    private static final String OTHER = "00";

    private Wave() {}

    /** How many of the first so many waves came over the client. */
    static int reached(String clientId, int waves) {
        int first = 1 + Hash.below(TENTHS, Hash.of(TENTHS, clientId));
        return Math.floorDiv(waves - first + TENTHS, TENTHS);
    }

    /** The client's cards after so many waves: each gives the first card the other of two statuses. */
    static List<SimCard> wash(List<SimCard> cards, int times) {
        if (times == 0 || times % 2 == 0 || cards.isEmpty()) {
            return cards;
        }
        SimCard first = cards.get(0);
        List<SimCard> washed = new ArrayList<>(cards);
        washed.set(0, first.withStatus(first.status().equals(ONE) ? OTHER : ONE));
        return List.copyOf(washed);
    }
}
