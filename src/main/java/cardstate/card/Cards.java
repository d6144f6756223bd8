package cardstate.card;

import cardstate.snapshot.CardBytes;
import cardstate.snapshot.ListVersion;
import cardstate.store.EntryReader;
import cardstate.store.EntryWriter;
import cardstate.v1.Card;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** All cards that a list has ever shown, in a changelogged store under their ids. Stream thread only. */
public final class Cards {

    /** A card that one client lists, and nothing held. */
    private static final int FORMAT_OF_ONE = 1;

    /** As the first, and what is held. Not written any more. */
    private static final int FORMAT_HOLDING = 2;

    /** A card that reads as the first client's is no bytes, and so is nothing held. */
    private static final int FORMAT_SHARED = 3;

    private static final byte[] NONE = {};

    private final KeyValueStore<Bytes, byte[]> store;

    public Cards(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Folds a piece of news into its card and tells what that did. */
    public CardFold.Folded fold(CardNews news) {
        Bytes key = Bytes.wrap(news.difference().cardId().getBytes(StandardCharsets.UTF_8));
        byte[] stored = store.get(key);
        CardEntry before = stored == null ? CardEntry.NEVER_SEEN : read(stored);
        CardFold.Folded folded = CardFold.fold(before, news);
        if (!folded.after().equals(before)) {
            store.put(key, write(folded.after()));
        }
        return folded;
    }

    static byte[] write(CardEntry card) {
        boolean ofOne = card.held() == null && card.listings().size() <= 1;
        EntryWriter entry = new EntryWriter(ofOne ? FORMAT_OF_ONE : FORMAT_SHARED)
                .writeLong(card.sequence())
                .writeInstant(card.firstSeenAt())
                .writeInstant(card.statusSince())
                .writeLong(card.listings().size());
        byte[] first = NONE;
        for (Listing listing : card.listings()) {
            byte[] shown = CardBytes.write(listing.card());
            entry.writeString(listing.clientId())
                    .writeInstant(listing.version().version())
                    .writeInstant(listing.version().receivedAt())
                    .writeBytes(Arrays.equals(shown, first) ? NONE : shown);
            first = first.length == 0 ? shown : first;
        }
        if (!ofOne) {
            entry.writeBytes(card.held() == null ? NONE : card.held().toBytes());
        }
        return entry.toBytes();
    }

    static CardEntry read(byte[] bytes) {
        EntryReader entry = new EntryReader(bytes, FORMAT_SHARED);
        long sequence = entry.readLong();
        Instant firstSeenAt = entry.readInstant();
        Instant statusSince = entry.readInstant();
        int size = entry.readInt();
        List<Listing> listings = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String clientId = entry.readString();
            ListVersion version = new ListVersion(entry.readInstant(), entry.readInstant());
            byte[] shown = entry.readBytes();
            Card card = shown.length == 0 ? listings.get(0).card() : CardBytes.read(shown);
            listings.add(new Listing(clientId, version, card));
        }
        byte[] held = entry.format() >= FORMAT_HOLDING ? entry.readBytes() : NONE;
        return new CardEntry(sequence, firstSeenAt, statusSince, listings, held.length == 0 ? null : CardNews.of(held));
    }
}
