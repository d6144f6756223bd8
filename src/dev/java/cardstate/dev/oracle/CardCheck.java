package cardstate.dev.oracle;

import cardstate.dev.oracle.CardTrack.Link;
import cardstate.dev.oracle.CardTrack.Listed;
import cardstate.dev.oracle.CardTrack.Listing;
import cardstate.dev.oracle.CardTrack.Stated;
import cardstate.dev.oracle.CardTrack.Told;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a card's lists, its last state and its events agree, when all of them have been read. For one thread. */
final class CardCheck {

    private static final Comparator<Listing> NEWEST = Comparator.<Listing>comparingLong(listing -> listing.version)
            .thenComparingLong(listing -> listing.receivedAt)
            .thenComparing(listing -> listing.client);

    private final String topic;
    private final ListFold fold;
    private final Kept statusChanges;
    private final Kept balanceChanges;
    private final long settledBefore;
    private final Findings findings;

    /**
     * @param topic of the states
     * @param settledBefore what is older, in milliseconds, has come to its end
     */
    CardCheck(
            String topic,
            ListFold fold,
            Kept statusChanges,
            Kept balanceChanges,
            long settledBefore,
            Findings findings) {
        this.topic = topic;
        this.fold = fold;
        this.statusChanges = statusChanges;
        this.balanceChanges = balanceChanges;
        this.settledBefore = settledBefore;
        this.findings = findings;
    }

    void check(CardTrack card) {
        findings.count(Measure.CARDS);
        boolean listsKnown = Stream.concat(
                        card.listed.listings.stream().map(listing -> listing.client), card.stated.listedBy.stream())
                .allMatch(fold::knows);
        boolean eventsKnown = statusChanges.wholeFor(card.id) && balanceChanges.wholeFor(card.id);
        if (!listsKnown || !eventsKnown) {
            findings.count(Measure.CARDS_OUT_OF_REACH);
        }
        Kind lists = listsKnown ? againstLists(card.listed, card.stated) : null;
        Kind events = card.told.broken ? null : againstEvents(card.told, card.stated, eventsKnown);
        boolean settled = lastTouched(card) < settledBefore;
        if (!settled && (lists != null || events != null)) {
            findings.count(Measure.CARDS_IN_FLUX);
            return;
        }
        violated(lists, card);
        violated(events, card);
    }

    private void violated(@Nullable Kind kind, CardTrack card) {
        if (kind != null) {
            Stated stated = card.stated;
            String place = stated.seen ? topic + " " + stated.partition + "@" + stated.offset : "not in " + topic;
            findings.violated(kind, "card " + Findings.id(card.id) + ", " + place);
        }
    }

    private static @Nullable Kind againstLists(Listed listed, Stated stated) {
        Listing newest = listed.listings.stream().max(NEWEST).orElse(null);
        if (newest == null) {
            return stated.present ? Kind.STATE_LEFT_OVER : null;
        }
        if (!stated.present) {
            return Kind.STATE_MISSING;
        }
        if (stated.card != newest.card) {
            return Kind.STATE_DIFFERS;
        }
        List<String> clients =
                listed.listings.stream().map(listing -> listing.client).sorted().toList();
        return clients.equals(stated.listedBy) ? null : Kind.LISTED_BY_DIFFERS;
    }

    /** Where events are no longer kept, those that are must agree all the same. */
    private static @Nullable Kind againstEvents(Told told, Stated stated, boolean known) {
        boolean sequenceKnown = stated.seen && (stated.present || !stated.gapped);
        if (sequenceKnown && told.newest() > stated.sequence) {
            return Kind.EVENT_WITHOUT_STATE;
        }
        if (!endAt(told, stated, known)) {
            return Kind.EVENTS_END_ELSEWHERE;
        }
        boolean comparable = known && stated.seen && !stated.gapped;
        return comparable && told.changes != stated.differences ? Kind.EVENTS_NOT_DIFFERENCES : null;
    }

    private static boolean endAt(Told told, Stated stated, boolean known) {
        if ((known || told.status != Link.NONE) && told.status.current() != stated.status) {
            return false;
        }
        for (Map.Entry<Long, Link> balance : told.balances.entrySet()) {
            long state = stated.balances.getOrDefault(balance.getKey(), Digest.ABSENT);
            if (balance.getValue().current() != state) {
                return false;
            }
        }
        return !known || told.balances.keySet().containsAll(stated.balances.keySet());
    }

    /** While the lists agree on the card, one that repeats it touches nothing. */
    private static long lastTouched(CardTrack card) {
        List<Listing> listings = card.listed.listings;
        boolean agreed =
                listings.stream().mapToLong(listing -> listing.card).distinct().count() <= 1;
        long listed = listings.stream()
                .mapToLong(listing -> agreed ? listing.changedAt : listing.listedAt)
                .max()
                .orElse(0);
        return Math.max(Math.max(listed, card.listed.droppedAt), Math.max(card.stated.at, card.told.at));
    }
}
