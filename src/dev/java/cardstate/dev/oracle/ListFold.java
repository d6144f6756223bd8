package cardstate.dev.oracle;

import cardstate.dev.oracle.CardTrack.Listing;
import cardstate.v1.Card;
import cardstate.v1.ClientCardsSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The plainest fold of the snapshots: what each client's newest list says of each card. To be given all snapshots, those
 * of one client in their order. For one thread.
 */
final class ListFold {

    private static final long AHEAD_MS = 5_000;

    private final int removalAfterMissing;
    private final Function<String, CardTrack> cards;
    private final Kept snapshots;
    private final Findings findings;
    private final Map<String, Client> clients = new HashMap<>();

    private static final class Client {
        @Nullable
        Long newest;

        long call;
        long answer;
        int lists;
        List<Entry> entries = List.of();
    }

    private record Entry(CardTrack card, Listing listing) {}

    ListFold(int removalAfterMissing, Function<String, CardTrack> cards, Kept snapshots, Findings findings) {
        this.removalAfterMissing = removalAfterMissing;
        this.cards = cards;
        this.snapshots = snapshots;
        this.findings = findings;
    }

    void snapshot(ConsumerRecord<?, ?> record, ClientCardsSnapshot snapshot) {
        Client client = clients.computeIfAbsent(snapshot.getClientId(), any -> new Client());
        String place = "client " + Findings.id(snapshot.getClientId()) + ", " + Findings.at(record);
        long version = version(snapshot);
        boolean older = client.newest != null && version < client.newest;
        if (older != snapshot.getStale() && snapshots.whole(record.partition())) {
            findings.violated(Kind.STALE_FLAG_WRONG, place);
        }
        long call = Digest.of(snapshot.getProviderRequestId());
        long answer = Digest.of(
                snapshot.getProviderTime(), snapshot.getReceivedAt(), snapshot.getStale(), snapshot.getCards());
        boolean sameCall = client.call == call;
        if (sameCall && client.answer != answer) {
            findings.violated(Kind.SHARED_CALL_DIFFERS, place);
        }
        client.call = call;
        client.answer = answer;
        if (!sameCall && !snapshot.getStale()) {
            client.newest = client.newest == null ? version : Math.max(client.newest, version);
            fold(client, snapshot, version, record.timestamp());
        }
    }

    /** No answer of the provider has no attempt. */
    static boolean isForgetting(ClientCardsSnapshot snapshot) {
        return snapshot.getAttempts() == 0 && snapshot.getCards().isEmpty();
    }

    /** Nothing of the client is left, and its next list is its first. */
    void forgotten(ConsumerRecord<?, ?> record, ClientCardsSnapshot snapshot) {
        Client client = clients.computeIfAbsent(snapshot.getClientId(), any -> new Client());
        client.lists = Math.max(client.lists + 1, removalAfterMissing);
        client.newest = null;
        client.entries.forEach(entry -> drop(entry, record.timestamp()));
        client.entries = List.of();
    }

    private static void drop(Entry entry, long at) {
        entry.card().listed.listings.remove(entry.listing());
        entry.card().listed.droppedAt = Math.max(entry.card().listed.droppedAt, at);
    }

    private static long version(ClientCardsSnapshot snapshot) {
        Instant provider = snapshot.getProviderTime();
        long received = snapshot.getReceivedAt().toEpochMilli();
        return provider == null ? received : Math.min(provider.toEpochMilli(), received + AHEAD_MS);
    }

    private void fold(Client client, ClientCardsSnapshot snapshot, long version, long at) {
        client.lists++;
        List<Entry> entries = new ArrayList<>(snapshot.getCards().size());
        for (Card card : snapshot.getCards()) {
            CardTrack track = cards.apply(card.getCardId());
            Listing listing = listing(track, snapshot.getClientId(), at);
            long digest = Digest.of(card);
            if (listing.card != digest) {
                listing.changedAt = at;
            }
            listing.card = digest;
            listing.version = version;
            listing.receivedAt = snapshot.getReceivedAt().toEpochMilli();
            listing.listedAt = at;
            listing.missing = 0;
            if (listing.list != client.lists) {
                listing.list = client.lists;
                entries.add(new Entry(track, listing));
            }
        }
        for (Entry entry : client.entries) {
            if (entry.listing().list != client.lists) {
                miss(entry, at, entries);
            }
        }
        client.entries = List.copyOf(entries);
    }

    private void miss(Entry entry, long at, List<Entry> entries) {
        if (++entry.listing().missing < removalAfterMissing) {
            entries.add(entry);
        } else {
            drop(entry, at);
        }
    }

    private static Listing listing(CardTrack card, String client, long at) {
        for (Listing listing : card.listed.listings) {
            if (listing.client.equals(client)) {
                return listing;
            }
        }
        Listing listing = new Listing(client);
        listing.changedAt = at;
        card.listed.listings.add(listing);
        return listing;
    }

    /** Whether all is known of what a client lists now: a list is whole, so it need not be the first one. */
    boolean knows(String client) {
        Client known = clients.get(client);
        return snapshots.wholeFor(client) || (known != null && known.lists >= removalAfterMissing);
    }
}
