package cardstate.call;

import cardstate.request.RawRequest;
import cardstate.request.Reading;
import cardstate.request.Request;
import cardstate.request.RequestReader;
import cardstate.request.TraceParent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous call, for one task: takes requests, keeps them in the store until they have their outcome, has each
 * client's call made, and hands over what comes of it. Nothing here waits: calls are started through the
 * {@link Dispatcher} and their ends are picked up by {@link #work}. All of it runs on the stream thread, between two
 * commits, so that an input's offset, its entry and its outcome are one transaction.
 *
 * <p>One life of a task has one object of this class: {@link #restore} before use, {@link #close} at its end.
 */
public final class PendingCalls {

    /** The most deadlines, and the most calls, that one {@link #work} sees to: it must not hold up the transaction. */
    private static final int AT_A_TURN = 1_000;

    private final PendingStore store;
    private final Lines lines = new Lines();
    private final Undecoded undecoded = new Undecoded();
    private final TreeSet<Waiting> deadlines = new TreeSet<>(Waiting.BY_DEADLINE);
    private final TreeSet<ClientLine> backingOff = new TreeSet<>(ClientLine.BY_NEXT_CALL);
    private final Dispatcher dispatcher;
    private final Lane lane;
    private final RequestReader reader;
    private final Backlog backlog;
    private final Backoff backoff;
    private final Outcomes outcomes;
    private long nextPlace;
    private int size;

    public PendingCalls(
            KeyValueStore<Bytes, byte[]> store,
            Dispatcher dispatcher,
            RequestReader reader,
            Backlog backlog,
            Backoff backoff,
            Outcomes outcomes) {
        this.store = new PendingStore(store);
        this.dispatcher = dispatcher;
        this.lane = dispatcher.openLane();
        this.reader = reader;
        this.backlog = backlog;
        this.backoff = backoff;
        this.outcomes = outcomes;
    }

    /** Indexes what the store holds from before. Calls nobody yet: the first {@link #work} does. */
    public void restore() {
        store.forEach(new PendingStore.Visitor() {
            @Override
            public void pending(String clientId, long place, Pending pending) {
                ClientLine line = lines.of(clientId);
                Waiting waiting = new Waiting(line, place);
                if (pending instanceof Pending.Accepted accepted) {
                    decoded(waiting, accepted);
                    line.calls = Math.max(line.calls, accepted.callsBefore());
                } else if (pending instanceof Pending.Undecoded raw) {
                    undecoded.add(raw.schemaId(), waiting);
                }
                enter(line, waiting);
                nextPlace = Math.max(nextPlace, place + 1);
            }

            @Override
            public void trouble(String clientId, Trouble trouble) {
                ClientLine line = lines.of(clientId);
                line.trouble = trouble;
                line.troubleStored = true;
                line.calls = Math.max(line.calls, trouble.call());
            }
        });
        backingOff.addAll(lines.all());
    }

    /** Whether nothing waits and no call is under way: then {@link #work} has nothing to do. */
    public boolean isIdle() {
        return lines.isEmpty();
    }

    /** Requests that wait in this task. */
    public int size() {
        return size;
    }

    /** When the oldest deadline is, null where none waits. */
    public @Nullable Instant nextDeadline() {
        return deadlines.isEmpty()
                ? null
                : Instant.ofEpochMilli(deadlines.first().deadline());
    }

    /** Takes a record of the request topic. */
    public void submit(RawRequest record, Instant now) {
        Reading reading = reader.read(record, now);
        if (reading instanceof Reading.Valid valid) {
            accept(valid.request(), now);
        } else if (reading instanceof Reading.SchemaPending pending) {
            park(record, pending.schemaId());
        } else if (reading instanceof Reading.Rejected rejected) {
            outcomes.rejected(record, rejected);
        }
    }

    /** Hands over the calls that have ended. Cheap where there are none. */
    public void collect(Instant now) {
        for (Ended ended = lane.nextResult(); ended != null; ended = lane.nextResult()) {
            ended(ended.call(), ended.result(), now);
        }
    }

    /** Beside {@link #collect}: ends requests at their deadline, and starts what is due. To be called every few ms. */
    public void work(Instant now) {
        collect(now);
        undecoded.readable(reader).forEach(waiting -> readAgain(waiting, now));
        expire(now);
        startDue(now);
        dispatcher.startWhatMay();
    }

    /** This life of the task is over: its queued calls are dropped, and so is what those in flight will bring. */
    public void close() {
        dispatcher.close(lane);
        backlog.remove(size);
        size = 0;
    }

    private void accept(Request request, Instant now) {
        if (lines.has(request)) {
            outcomes.repeated(request);
        } else if (!now.isBefore(request.deadline())) {
            outcomes.failed(request, Reason.DEADLINE_EXCEEDED, null, 0);
        } else if (backlog.isFull()) {
            outcomes.failed(request, Reason.OVERLOADED, null, 0);
        } else {
            ClientLine line = lines.of(request.clientId());
            Waiting waiting = new Waiting(line, nextPlace++);
            store(waiting, request);
            enter(line, waiting);
            proceed(line, now);
        }
    }

    private void park(RawRequest record, int schemaId) {
        ClientLine line = lines.of(Objects.requireNonNull(RequestReader.clientOf(record.key())));
        Waiting waiting = new Waiting(line, nextPlace++);
        store.put(line.clientId, waiting.place, new Pending.Undecoded(record, schemaId));
        undecoded.add(schemaId, waiting);
        enter(line, waiting);
    }

    private void readAgain(Waiting waiting, Instant now) {
        ClientLine line = waiting.line;
        Pending.Undecoded entry = (Pending.Undecoded) store.get(line.clientId, waiting.place);
        Reading reading = reader.read(entry.raw(), now);
        if (reading instanceof Reading.SchemaPending pending) {
            undecoded.add(pending.schemaId(), waiting);
        } else if (reading instanceof Reading.Rejected rejected) {
            outcomes.rejected(entry.raw(), rejected);
            leave(waiting);
        } else if (reading instanceof Reading.Valid valid) {
            admit(waiting, valid.request(), now);
        }
        if (line.call != null) {
            line.call.join(line.youngest());
        }
        proceed(line, now);
    }

    /** What was undecoded is a request: it keeps its place, unless it needs none any more. */
    private void admit(Waiting waiting, Request request, Instant now) {
        ClientLine line = waiting.line;
        if (line.has(request.requestId())) {
            outcomes.repeated(request);
            leave(waiting);
        } else if (!now.isBefore(request.deadline())) {
            outcomes.failed(request, Reason.DEADLINE_EXCEEDED, null, 0);
            leave(waiting);
        } else {
            store(waiting, request);
            line.decoded(waiting);
        }
    }

    /** Writes the entry before anything else may happen to the request. */
    private void store(Waiting waiting, Request request) {
        ClientLine line = waiting.line;
        boolean joins = line.call == null || !line.isBlocked() && line.call.join(waiting.place);
        Pending.Accepted accepted = new Pending.Accepted(request, joins ? line.calls : line.calls + 1);
        store.put(line.clientId, waiting.place, accepted);
        decoded(waiting, accepted);
    }

    private void decoded(Waiting waiting, Pending.Accepted accepted) {
        Request request = accepted.request();
        waiting.decoded(request.requestId(), request.deadline().toEpochMilli(), accepted.callsBefore());
        deadlines.add(waiting);
    }

    private void enter(ClientLine line, Waiting waiting) {
        line.add(waiting);
        backlog.add();
        size++;
    }

    private void leave(Waiting waiting) {
        store.delete(waiting.line.clientId, waiting.place);
        if (waiting.isDecoded()) {
            deadlines.remove(waiting);
        }
        waiting.line.remove(waiting);
        backlog.remove(1);
        size--;
    }

    private void ended(Call call, CallResult result, Instant now) {
        ClientLine line = lines.of(call.clientId);
        line.call = null;
        line.calls++;
        List<Waiting> joined = line.upTo(call.youngest());
        if (result instanceof CallResult.Answered answer) {
            answered(line, joined, answer);
        } else if (result instanceof CallResult.Failed failed) {
            failed(line, joined, failed, now);
        }
        proceed(line, now);
    }

    private void answered(ClientLine line, List<Waiting> joined, CallResult.Answered answer) {
        if (joined.isEmpty()) {
            return;
        }
        List<Outcomes.Attempted> requests = new ArrayList<>(joined.size());
        for (Waiting waiting : joined) {
            requests.add(new Outcomes.Attempted(load(waiting), Math.max(1, line.calls - waiting.callsBefore())));
        }
        outcomes.answered(line.clientId, requests, answer);
        joined.forEach(this::leave);
    }

    private void failed(ClientLine line, List<Waiting> joined, CallResult.Failed failed, Instant now) {
        Trouble trouble = Trouble.after(line.trouble, line.calls, failed, backoff, now.toEpochMilli());
        line.trouble = trouble;
        for (Waiting waiting : joined) {
            if (trouble.isFinalFor(waiting.callsBefore())) {
                fail(waiting);
            }
        }
        if (!line.isEmpty()) {
            store.putTrouble(line.clientId, trouble);
            line.troubleStored = true;
        }
    }

    private void expire(Instant now) {
        for (int i = 0; i < AT_A_TURN && !deadlines.isEmpty(); i++) {
            Waiting first = deadlines.first();
            if (first.deadline() > now.toEpochMilli()) {
                return;
            }
            fail(first);
            proceed(first.line, now);
        }
    }

    /** Ends a request by what its last attempt met, or by its deadline where none has ended. */
    private void fail(Waiting waiting) {
        ClientLine line = waiting.line;
        Trouble trouble = line.trouble;
        boolean started = line.call != null && line.call.hasStarted() && waiting.place <= line.call.youngest();
        int attempts = Math.max(0, line.calls - waiting.callsBefore()) + (started ? 1 : 0);
        if (trouble != null && trouble.concerns(waiting.callsBefore())) {
            outcomes.failed(load(waiting), trouble.reason(), trouble.httpStatus(), attempts);
        } else {
            outcomes.failed(load(waiting), Reason.DEADLINE_EXCEEDED, null, attempts);
        }
        leave(waiting);
    }

    private Request load(Waiting waiting) {
        return ((Pending.Accepted) store.get(waiting.line.clientId, waiting.place)).request();
    }

    /** Brings a line on after anything about it has changed. */
    private void proceed(ClientLine line, Instant now) {
        backingOff.remove(line);
        if (line.isEmpty()) {
            if (line.call == null || dispatcher.cancel(lane, line.call)) {
                lines.remove(line);
                if (line.troubleStored) {
                    store.deleteTrouble(line.clientId);
                }
            }
        } else if (line.call == null && line.notBefore() > now.toEpochMilli()) {
            backingOff.add(line);
        } else if (line.call == null) {
            startCall(line);
        }
    }

    private void startDue(Instant now) {
        for (int i = 0; i < AT_A_TURN && !backingOff.isEmpty(); i++) {
            if (backingOff.first().notBefore() > now.toEpochMilli()) {
                return;
            }
            startCall(backingOff.pollFirst());
        }
    }

    private void startCall(ClientLine line) {
        Waiting oldest = line.oldest();
        if (oldest != null) {
            String traceparent = TraceParent.of(load(oldest).headers());
            line.call = new Call(line.clientId, traceparent, line.trouble != null, line.youngest());
            dispatcher.submit(lane, line.call);
        }
    }
}
