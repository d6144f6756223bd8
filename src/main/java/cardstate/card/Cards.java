package cardstate.card;

import cardstate.snapshot.CardBytes;
import cardstate.snapshot.ListVersion;
import cardstate.store.EntryReader;
import cardstate.store.EntryWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** All cards that a list has ever shown, in a changelogged store under their ids. Stream thread only. */
public final class Cards {

    private static final int FORMAT = 1;
    private static final int FORMAT_HOLDING = 2;

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
        EntryWriter entry = new EntryWriter(card.held() == null ? FORMAT : FORMAT_HOLDING)
                .writeLong(card.sequence())
                .writeInstant(card.firstSeenAt())
                .writeInstant(card.statusSince())
                .writeLong(card.listings().size());
        for (Listing listing : card.listings()) {
            entry.writeString(listing.clientId())
                    .writeInstant(listing.version().version())
                    .writeInstant(listing.version().receivedAt())
                    .writeBytes(CardBytes.write(listing.card()));
        }
        if (card.held() != null) {
            entry.writeBytes(card.held().toBytes());
        }
        return entry.toBytes();
    }

    static CardEntry read(byte[] bytes) {
        EntryReader entry = new EntryReader(bytes, FORMAT_HOLDING);
        long sequence = entry.readLong();
        Instant firstSeenAt = entry.readInstant();
        Instant statusSince = entry.readInstant();
        int size = entry.readInt();
        List<Listing> listings = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String clientId = entry.readString();
            ListVersion version = new ListVersion(entry.readInstant(), entry.readInstant());
            listings.add(new Listing(clientId, version, CardBytes.read(entry.readBytes())));
        }
        CardNews held = entry.format() == FORMAT_HOLDING ? CardNews.of(entry.readBytes()) : null;
        return new CardEntry(sequence, firstSeenAt, statusSince, listings, held);
    }
}
