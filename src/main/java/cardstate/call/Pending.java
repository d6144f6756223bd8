package cardstate.call;

import cardstate.request.Origin;
import cardstate.request.RawRequest;
import cardstate.request.Request;
import cardstate.store.EntryReader;
import cardstate.store.EntryWriter;
import java.nio.charset.StandardCharsets;

/** What waits in a client's line, as the pending store keeps it. Immutable. */
sealed interface Pending {

    int FORMAT = 1;

    /** A version that knows no forgetting stops at one, and does not take it for a request. */
    int FORMAT_WITH_FORGETTING = 2;

    /**
     * A valid request.
     *
     * @param callsBefore the number of the client's call that had started last when this request was accepted: what it
     *     has had of attempts counts from there
     */
    record Accepted(Request request, int callsBefore) implements Pending {}

    /** A record whose schema could not be fetched yet; it keeps its place among the client's requests. */
    record Undecoded(RawRequest raw, int schemaId) implements Pending {}

    /**
     * That the client is to be forgotten, once what stands before it has its outcome.
     *
     * @param id what everything that follows from it names in place of a request
     */
    record Forgetting(String id) implements Pending {}

    default byte[] toBytes() {
        EntryWriter entry = new EntryWriter(this instanceof Forgetting ? FORMAT_WITH_FORGETTING : FORMAT);
        if (this instanceof Undecoded undecoded) {
            RawRequest raw = undecoded.raw();
            entry.writeByte('U')
                    .writeLong(undecoded.schemaId())
                    .writeString(raw.origin().topic())
                    .writeLong(raw.origin().partition())
                    .writeLong(raw.origin().offset())
                    .writeNullableBytes(raw.value())
                    .writeHeaders(raw.headers());
        } else if (this instanceof Accepted accepted) {
            entry.writeByte('A')
                    .writeString(accepted.request().requestId())
                    .writeInstant(accepted.request().deadline())
                    .writeLong(accepted.callsBefore())
                    .writeHeaders(accepted.request().headers());
        }
        if (this instanceof Forgetting forgetting) {
            entry.writeByte('F').writeString(forgetting.id());
        }
        return entry.toBytes();
    }

    static Pending of(String clientId, byte[] bytes) {
        EntryReader entry = new EntryReader(bytes, FORMAT_WITH_FORGETTING);
        int kind = entry.readByte();
        if (kind == 'F') {
            return new Forgetting(entry.readString());
        }
        if (kind == 'U') {
            int schemaId = entry.readInt();
            Origin origin = new Origin(entry.readString(), entry.readInt(), entry.readLong());
            byte[] key = clientId.getBytes(StandardCharsets.UTF_8);
            return new Undecoded(new RawRequest(key, entry.readNullableBytes(), entry.readHeaders(), origin), schemaId);
        }
        String requestId = entry.readString();
        var deadline = entry.readInstant();
        int callsBefore = entry.readInt();
        return new Accepted(new Request(clientId, requestId, deadline, entry.readHeaders()), callsBefore);
    }
}
