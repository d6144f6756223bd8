package cardstate.card;

import cardstate.snapshot.CardBytes;
import cardstate.snapshot.Difference;
import cardstate.snapshot.ListHead;
import cardstate.snapshot.ListVersion;
import cardstate.store.EntryReader;
import cardstate.store.EntryWriter;
import java.time.Instant;

/**
 * What a client's list says of one card, on its way from the client's stage to the card's.
 *
 * @param list which list, what caused it, and the headers of what follows
 */
public record CardNews(String clientId, ListHead list, Difference difference) {

    private static final int FORMAT = 1;

    /** The value of a record of the cards' repartition topic; its key is the card's id. */
    public byte[] toBytes() {
        EntryWriter entry = new EntryWriter(FORMAT)
                .writeString(clientId)
                .writeInstant(list.version().version())
                .writeInstant(list.version().receivedAt())
                .writeNullableInstant(list.providerTime())
                .writeString(list.requestId())
                .writeHeaders(list.headers());
        if (difference instanceof Difference.Shown shown) {
            entry.writeByte('S').writeBytes(CardBytes.write(shown.card()));
        } else {
            entry.writeByte(difference instanceof Difference.Dropped ? 'D' : 'R')
                    .writeString(difference.cardId());
        }
        return entry.toBytes();
    }

    public static CardNews of(byte[] bytes) {
        EntryReader entry = new EntryReader(bytes, FORMAT);
        String clientId = entry.readString();
        ListVersion version = new ListVersion(entry.readInstant(), entry.readInstant());
        Instant providerTime = entry.readNullableInstant();
        ListHead list = new ListHead(version, providerTime, entry.readString(), entry.readHeaders());
        Difference difference =
                switch (entry.readByte()) {
                    case 'S' -> new Difference.Shown(CardBytes.read(entry.readBytes()));
                    case 'D' -> new Difference.Dropped(entry.readString());
                    default -> new Difference.Repeated(entry.readString());
                };
        return new CardNews(clientId, list, difference);
    }
}
