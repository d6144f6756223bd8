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

    /** A version that knows no forgetting stops at one, and does not take it for a mark. */
    int FORMAT_WITH_FORGETTING = 2;

    /** A request that came on another partition than its client's. */
    record Moved(RawRequest request) implements ClientMessage {}

    /** From a card: whether other clients list it too. */
    record Marked(SharedMark mark) implements ClientMessage {}

    /**
     * From an operator: the client is to be forgotten.
     *
     * @param id what everything that follows from it names in place of a request
     */
    record Forget(String id) implements ClientMessage {}

    default byte[] toBytes() {
        if (this instanceof Forget forget) {
            return new EntryWriter(FORMAT_WITH_FORGETTING)
                    .writeByte('F')
                    .writeString(forget.id())
                    .toBytes();
        }
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
        EntryReader entry = new EntryReader(bytes, FORMAT_WITH_FORGETTING);
        int kind = entry.readByte();
        if (kind == 'F') {
            return new Forget(entry.readString());
        }
        if (kind == 'M') {
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
