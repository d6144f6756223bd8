package cardstate.call;

import cardstate.request.Request;
import java.util.Iterator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which requests wait, kept in step with the pending store: a request is written there when it enters and deleted when it
 * leaves, so that the heap holds no more than an index. Stream thread only.
 */
final class PendingIndex {

    private final PendingStore store;
    private final Backlog backlog;
    private final Ages ages;
    private final TreeSet<Waiting> deadlines = new TreeSet<>(Waiting.BY_DEADLINE);
    /** Most calls start at once with their request, which then need not be read back. */
    private @Nullable Waiting latest;

    private @Nullable Request latestRequest;
    private long nextPlace;
    private int size;

    PendingIndex(PendingStore store, Backlog backlog) {
        this.store = store;
        this.backlog = backlog;
        this.ages = backlog.open();
    }

    /** Indexes what the store holds from before. */
    void restore(Lines lines, Undecoded undecoded, long now) {
        store.forEach(new PendingStore.Visitor() {
            @Override
            public void pending(String clientId, long place, Pending pending) {
                ClientLine line = lines.of(clientId);
                Waiting waiting = new Waiting(line, place, now, pending instanceof Pending.Forgetting);
                if (pending instanceof Pending.Accepted accepted) {
                    index(waiting, accepted);
                    line.calls = Math.max(line.calls, accepted.callsBefore());
                } else if (pending instanceof Pending.Undecoded raw) {
                    undecoded.add(raw.schemaId(), waiting);
                }
                enter(waiting);
                nextPlace = Math.max(nextPlace, place + 1);
            }

            @Override
            public void trouble(String clientId, Trouble trouble) {
                ClientLine line = lines.of(clientId);
                line.trouble = trouble.restoredAt(now);
                line.troubleStored = true;
                line.calls = Math.max(line.calls, trouble.call());
            }
        });
    }

    /** The request whose deadline is next, null where none waits. */
    @Nullable
    Waiting nextDeadline() {
        Iterator<Waiting> first = deadlines.iterator();
        return first.hasNext() ? first.next() : null;
    }

    /** Tells the meters of the next deadline, as it is now. */
    void tellNextDeadline() {
        Waiting next = nextDeadline();
        ages.nextDeadline(next == null ? Ages.NONE : next.deadline());
    }

    /** A request that was accepted just now takes the last place of its client's line. */
    void enter(ClientLine line, Request request, long now) {
        Waiting waiting = new Waiting(line, nextPlace++, now);
        write(waiting, request);
        enter(waiting);
    }

    /** A record that cannot be decoded yet takes the last place of its client's line. */
    Waiting enter(ClientLine line, Pending.Undecoded undecoded, long now) {
        Waiting waiting = new Waiting(line, nextPlace++, now);
        store.put(line.clientId, waiting.place, undecoded);
        enter(waiting);
        return waiting;
    }

    /** The client is to be forgotten when its line has come so far. */
    void enter(ClientLine line, Pending.Forgetting forgetting, long now) {
        Waiting waiting = new Waiting(line, nextPlace++, now, true);
        store.put(line.clientId, waiting.place, forgetting);
        enter(waiting);
    }

    /** What entered undecoded is a request, in the place that it has. */
    void decoded(Waiting waiting, Request request) {
        write(waiting, request);
        waiting.line.decoded(waiting);
    }

    /**
     * A record that was undecoded is so no more: those behind it, up to the next such, may be called for from now on, and
     * their attempts count from here.
     */
    void unblocked(ClientLine line, long place) {
        long youngest = line.youngest();
        boolean joins = line.call == null || line.call.join(youngest);
        for (Waiting waiting : line.upTo(youngest, Integer.MAX_VALUE)) {
            if (waiting.place >= place) {
                put(waiting, load(waiting), joins ? line.calls : line.calls + 1);
            }
        }
    }

    Request load(Waiting waiting) {
        if (waiting == latest && latestRequest != null) {
            return latestRequest;
        }
        return ((Pending.Accepted) store.get(waiting.line.clientId, waiting.place)).request();
    }

    Pending.Undecoded loadUndecoded(Waiting waiting) {
        return (Pending.Undecoded) store.get(waiting.line.clientId, waiting.place);
    }

    Pending.Forgetting loadForgetting(Waiting waiting) {
        return (Pending.Forgetting) store.get(waiting.line.clientId, waiting.place);
    }

    void leave(Waiting waiting) {
        store.delete(waiting.line.clientId, waiting.place);
        if (waiting.isDecoded()) {
            deadlines.remove(waiting);
        }
        waiting.line.remove(waiting);
        backlog.remove(1);
        ages.leave(waiting.since);
        size--;
    }

    void keep(ClientLine line, Trouble trouble) {
        store.putTrouble(line.clientId, trouble);
        line.troubleStored = true;
    }

    void forgetTrouble(ClientLine line) {
        if (line.troubleStored) {
            store.deleteTrouble(line.clientId);
        }
    }

    /** The requests go on waiting in the store, for the next life of the task. */
    void close() {
        backlog.close(ages, size);
        size = 0;
    }

    private void write(Waiting waiting, Request request) {
        ClientLine line = waiting.line;
        boolean joins = line.call == null || !line.isBlocked() && line.call.join(waiting.place);
        put(waiting, request, joins ? line.calls : line.calls + 1);
    }

    private void put(Waiting waiting, Request request, int callsBefore) {
        Pending.Accepted accepted = new Pending.Accepted(request, callsBefore);
        store.put(waiting.line.clientId, waiting.place, accepted);
        latest = waiting;
        latestRequest = request;
        index(waiting, accepted);
    }

    private void index(Waiting waiting, Pending.Accepted accepted) {
        Request request = accepted.request();
        waiting.decoded(request.requestId(), request.deadline().toEpochMilli(), accepted.callsBefore());
        deadlines.add(waiting);
    }

    private void enter(Waiting waiting) {
        waiting.line.add(waiting);
        backlog.add();
        ages.enter(waiting.since);
        size++;
    }
}
