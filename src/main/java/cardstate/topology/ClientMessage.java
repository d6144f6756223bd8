package cardstate.topology;

import cardstate.card.SharedMark;
import cardstate.request.Origin;
import cardstate.request.RawRequest;
import cardstate.snapshot.ListVersion;
import cardstate.store.EntryReader;
import cardstate.store.EntryWriter;

/** What a client's stage hears through the clients' repartition topic; the record's key is the client's id. */
sealed interface ClientMessage {

    int FORMAT = 1;

    /** A request that came on another partition than its client's. */
    record Moved(RawRequest request) implements ClientMessage {}

    /** From a card: whether other clients list it too. */
    record Marked(SharedMark mark) implements ClientMessage {}

    default byte[] toBytes() {
        EntryWriter entry = new EntryWriter(FORMAT);
        if (this instanceof Moved moved) {
            RawRequest request = moved.request();
            return entry.writeByte('M')
                    .writeNullableBytes(request.key())
                    .writeNullableBytes(request.value())
                    .writeHeaders(request.headers())
                    .writeString(request.origin().topic())
                    .writeLong(request.origin().partition())
                    .writeLong(request.origin().offset())
                    .toBytes();
        }
        SharedMark mark = ((Marked) this).mark();
        return entry.writeByte('S')
                .writeString(mark.clientId())
                .writeString(mark.cardId())
                .writeBoolean(mark.shared())
                .writeInstant(mark.known().version())
                .writeInstant(mark.known().receivedAt())
                .toBytes();
    }

    static ClientMessage of(byte[] bytes) {
        EntryReader entry = new EntryReader(bytes, FORMAT);
        if (entry.readByte() == 'M') {
            return new Moved(new RawRequest(
                    entry.readNullableBytes(),
                    entry.readNullableBytes(),
                    entry.readHeaders(),
                    new Origin(entry.readString(), entry.readInt(), entry.readLong())));
        }
        return new Marked(new SharedMark(
                entry.readString(),
                entry.readString(),
                entry.readBoolean(),
                new ListVersion(entry.readInstant(), entry.readInstant())));
    }
}
