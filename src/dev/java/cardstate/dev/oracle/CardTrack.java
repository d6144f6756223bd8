package cardstate.dev.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was seen of one card: in lists, in states, in events. Of values only digests are kept. For one thread. */
final class CardTrack {

    final String id;
    final Listed listed = new Listed();
    final Stated stated = new Stated();
    final Told told = new Told();

    CardTrack(String id) {
        this.id = id;
    }

    /** What each client's newest list says. Times are the records', in milliseconds. */
    static final class Listed {
        final List<Listing> listings = new ArrayList<>(1);
        long droppedAt;
    }

    static final class Listing {
        final String client;
        long version;
        long receivedAt;
        long card;
        long listedAt;
        long changedAt;
        int list;
        int missing;

        Listing(String client) {
            this.client = client;
        }
    }

    /** The last state. */
    static final class Stated {
        boolean seen;
        boolean present;
        long sequence;
        int partition;
        long offset = -1;
        long at;
        long card;
        long status;
        Map<Long, Long> balances = Map.of();
        List<String> listedBy = List.of();

        /** Whether a state before the last one is missing, so that not all differences are known. */
        boolean gapped;

        /** The sum of the digests of all differences between neighbouring states. */
        long differences;
    }

    /** The last events. */
    static final class Told {
        final Map<Long, Link> balances = new HashMap<>(2);
        Link status = Link.NONE;
        long balanceSequence;
        long at;
        boolean broken;

        /** The sum of the digests of all events. */
        long changes;

        long newest() {
            return Math.max(status.sequence(), balanceSequence);
        }
    }

    /** The end of a chain. */
    record Link(long sequence, long current) {
        static final Link NONE = new Link(0, Digest.ABSENT);
    }
}
