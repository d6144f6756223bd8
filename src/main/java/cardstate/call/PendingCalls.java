package cardstate.call;

import cardstate.request.RawRequest;
import cardstate.request.Reading;
import cardstate.request.Request;
import cardstate.request.RequestReader;
import cardstate.request.TraceParent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The asynchronous call, for one task: takes requests, keeps them in the store until they have their outcome, has each
 * client's call made, and hands over what comes of it. Nothing here waits: calls are started through the
 * {@link Dispatcher} and their ends are picked up by {@link #work}. All of it runs on the stream thread, between two
 * commits, so that an input's offset, its entry and its outcome are one transaction.
 *
 * <p>One life of a task has one object of this class: {@link #restore} before use, {@link #close} at its end.
 */
public final class PendingCalls {

    /** The most deadlines, and the most calls to be started, that one {@link #work} sees to. */
    private static final int AT_A_TURN = 1_000;

    /** The most calls at a time whose end is being handed out to the many who share it. */
    private static final int HANDOUTS = 8;

    private final PendingIndex index;
    private final Lines lines = new Lines();
    private final Undecoded undecoded = new Undecoded();
    private final TreeSet<ClientLine> backingOff = new TreeSet<>(ClientLine.BY_NEXT_CALL);
    private final Deque<Handout> handouts = new ArrayDeque<>();
    private final Dispatcher dispatcher;
    private final Lane lane;
    private final RequestReader reader;
    private final Backlog backlog;
    private final Backoff backoff;
    private final InstantSource wall;
    private final Outcomes outcomes;

    /** @param wall the system's clock, which deadlines are looked at on; {@code now} of the methods never goes back */
    public PendingCalls(
            KeyValueStore<Bytes, byte[]> store,
            Dispatcher dispatcher,
            RequestReader reader,
            Backlog backlog,
            Backoff backoff,
            InstantSource wall,
            Outcomes outcomes) {
        this.index = new PendingIndex(new PendingStore(store), backlog);
        this.dispatcher = dispatcher;
        this.lane = dispatcher.openLane();
        this.reader = reader;
        this.backlog = backlog;
        this.backoff = backoff;
        this.wall = wall;
        this.outcomes = outcomes;
    }

    /** Indexes what the store holds from before. Calls nobody yet: the first {@link #work} does. */
    public void restore(Instant now) {
        index.restore(lines, undecoded, now.toEpochMilli());
        backingOff.addAll(lines.all());
    }

    /** Whether nothing waits and no call is under way: then {@link #work} has nothing to do. */
    public boolean isIdle() {
        return lines.isEmpty();
    }

    /** Takes a record of the request topic. */
    public void submit(RawRequest record, Instant now) {
        Reading reading = reader.read(record, wall.instant());
        if (reading instanceof Reading.Valid valid) {
            accept(valid.request(), now);
        } else if (reading instanceof Reading.SchemaPending pending) {
            park(record, pending.schemaId(), now);
        } else if (reading instanceof Reading.Rejected rejected) {
            outcomes.rejected(record, rejected);
        }
    }

    /** Has the client forgotten once every request from before has its outcome, so that no answer brings it back. */
    public void forget(String clientId, String id, Instant now) {
        index.enter(lines.of(clientId), new Pending.Forgetting(id), now.toEpochMilli());
        proceed(lines.of(clientId), now);
    }

    /** Hands over some of what the calls that have ended brought. Cheap where none has. */
    public void collect(Instant now) {
        collect(Work.BESIDE_A_RECORD, now);
    }

    private void collect(int work, Instant now) {
        for (int left = work; left > 0; ) {
            Ended ended = handouts.size() < HANDOUTS ? dispatcher.nextResult(lane) : null;
            if (ended != null) {
                left -= handOut(handout(ended.call(), ended.result(), now), now);
            } else if (!handouts.isEmpty()) {
                left -= handOut(handouts.remove(), now);
            } else {
                return;
            }
        }
    }

    /** Beside {@link #collect}: ends requests at their deadline, and starts what is due. To be called every few ms. */
    public void work(Instant now) {
        collect(Work.OF_A_TURN, now);
        undecoded.readable(reader, AT_A_TURN).forEach(waiting -> readAgain(waiting, now));
        expire(now);
        index.tellNextDeadline();
        startDue(now);
        dispatcher.startWhatMay();
    }

    /** This life of the task is over: its queued calls are dropped, and so is what those in flight will bring. */
    public void close() {
        dispatcher.close(lane);
        index.close();
    }

    private void accept(Request request, Instant now) {
        if (lines.has(request)) {
            outcomes.repeated(request);
        } else if (!wall.instant().isBefore(request.deadline())) {
            outcomes.failed(request, Reason.DEADLINE_EXCEEDED, null, 0);
        } else if (backlog.isFull()) {
            outcomes.failed(request, Reason.OVERLOADED, null, 0);
        } else {
            ClientLine line = lines.of(request.clientId());
            index.enter(line, request, now.toEpochMilli());
            proceed(line, now);
        }
    }

    private void park(RawRequest record, int schemaId, Instant now) {
        ClientLine line = lines.of(Objects.requireNonNull(RequestReader.clientOf(record.key())));
        undecoded.add(schemaId, index.enter(line, new Pending.Undecoded(record, schemaId), now.toEpochMilli()));
    }

    private void readAgain(Waiting waiting, Instant now) {
        ClientLine line = waiting.line;
        RawRequest record = index.loadUndecoded(waiting).raw();
        Reading reading = reader.read(record, wall.instant());
        if (reading instanceof Reading.SchemaPending pending) {
            undecoded.add(pending.schemaId(), waiting);
        } else if (reading instanceof Reading.Rejected rejected) {
            outcomes.rejected(record, rejected);
            index.leave(waiting);
        } else if (reading instanceof Reading.Valid valid) {
            admit(waiting, valid.request());
        }
        index.unblocked(line, waiting.place);
        proceed(line, now);
    }

    /** What was undecoded is a request: it keeps its place, unless it needs none any more. */
    private void admit(Waiting waiting, Request request) {
        ClientLine line = waiting.line;
        if (line.has(request.requestId())) {
            outcomes.repeated(request);
            index.leave(waiting);
        } else if (!wall.instant().isBefore(request.deadline())) {
            outcomes.failed(request, Reason.DEADLINE_EXCEEDED, null, 0);
            index.leave(waiting);
        } else {
            index.decoded(waiting, request);
        }
    }

    private Handout handout(Call call, CallResult result, Instant now) {
        ClientLine line = lines.of(call.clientId);
        if (result instanceof CallResult.Answered answer) {
            return new AnswerHandout(line, call, answer, index, outcomes);
        }
        int number = line.calls + 1;
        Trouble trouble = Trouble.after(line.trouble, number, (CallResult.Failed) result, backoff, now.toEpochMilli());
        line.trouble = trouble;
        return new FailureHandout(line, call, trouble, index, this::fail);
    }

    /** Returns the work that it was. */
    private int handOut(Handout handout, Instant now) {
        int work = handout.serve(Work.OF_A_CLIENT);
        if (handout.isDone()) {
            endCall(handout.line);
            proceed(handout.line, now);
        } else {
            handouts.add(handout);
        }
        return work;
    }

    private static void endCall(ClientLine line) {
        line.call = null;
        line.calls++;
    }

    private void expire(Instant now) {
        long time = wall.millis();
        for (int i = 0; i < AT_A_TURN; i++) {
            Waiting next = index.nextDeadline();
            if (next == null || next.deadline() > time) {
                return;
            }
            fail(next);
            proceed(next.line, now);
        }
    }

    /** Ends a request by what its last attempt met, or by its deadline where none has ended. */
    private void fail(Waiting waiting) {
        ClientLine line = waiting.line;
        Trouble trouble = line.trouble;
        boolean blocked = line.isBlocked(waiting);
        boolean started = line.call != null && line.call.hasStarted() && waiting.place <= line.call.youngest();
        int attempts = blocked ? 0 : Math.max(0, line.calls - waiting.callsBefore()) + (started ? 1 : 0);
        if (!blocked && trouble != null && trouble.concerns(waiting.callsBefore())) {
            outcomes.failed(index.load(waiting), trouble.reason(), trouble.httpStatus(), attempts);
        } else {
            outcomes.failed(index.load(waiting), Reason.DEADLINE_EXCEEDED, null, attempts);
        }
        index.leave(waiting);
    }

    /** Brings a line on after anything about it has changed. */
    private void proceed(ClientLine line, Instant now) {
        backingOff.remove(line);
        forgetWhatIsDue(line);
        if (line.isEmpty()) {
            if (line.call == null || dispatcher.cancel(lane, line.call)) {
                lines.remove(line);
                index.forgetTrouble(line);
            }
        } else if (line.call == null && line.notBefore() > now.toEpochMilli()) {
            backingOff.add(line);
        } else if (line.call == null) {
            startCall(line);
        }
    }

    /** A call that has started may still bring an answer to requests that are gone: it is waited for. */
    private void forgetWhatIsDue(ClientLine line) {
        for (Waiting due = line.forgetting(); due != null; due = line.forgetting()) {
            if (line.call != null && !dispatcher.cancel(lane, line.call)) {
                return;
            }
            line.call = null;
            outcomes.forgotten(line.clientId, index.loadForgetting(due).id());
            index.leave(due);
            index.unblocked(line, due.place);
        }
    }

    private void startDue(Instant now) {
        for (int i = 0; i < AT_A_TURN && !backingOff.isEmpty(); i++) {
            ClientLine line = backingOff.first();
            if (line.notBefore() > now.toEpochMilli()) {
                return;
            }
            proceed(line, now);
        }
    }

    private void startCall(ClientLine line) {
        Waiting oldest = line.oldest();
        if (oldest != null) {
            String traceparent = TraceParent.of(index.load(oldest).headers());
            boolean retry = line.trouble != null && line.trouble.call() == line.calls;
            line.call = new Call(line.clientId, traceparent, retry, line.youngest());
            dispatcher.submit(lane, line.call);
        }
    }
}
