package cardstate.call;

import cardstate.config.CallSettings;
import cardstate.meter.Meters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts an instance's calls: never more in flight than set, never faster than set, and only while the provider may be
 * called; task by task in turn, so that none starves another. A permit is used again by the thread that frees it. Safe
 * for all threads; never blocks.
 */
public final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private static final long LOOK_AGAIN_MILLIS = 10;

    /**
     * Answers that no stream thread has taken yet hold back calls: with those in flight they are at most so many times the
     * calls allowed, a long list that is there counted as several. A stream thread that stands still must not have the
     * whole backlog called for and kept in the heap.
     */
    private static final int RESULTS_AHEAD = 4;

    /** With more in flight, an answer need not be taken up by itself. */
    static final int FEW = 64;

    private final CardsListApi api;
    private final int maxInFlight;
    private final InstantSource clock;
    private final @Nullable TokenBucket bucket;
    private final Meters meters;
    private final Gate gate = new Gate();
    private final Object lock = new Object();
    private final List<Lane> lanes = new ArrayList<>();
    private final AtomicInteger wanted = new AtomicInteger();
    private int turn;
    private int inFlight;
    private int untaken;
    /** The weight of those that nobody has taken yet. */
    private int untakenWeight;

    private boolean waitsForRate;
    private boolean stopped;

    /** @param clock a clock that never goes back */
    public Dispatcher(CardsListApi api, CallSettings settings, InstantSource clock, Meters meters) {
        this.api = api;
        this.maxInFlight = settings.maxInFlight();
        this.clock = clock;
        this.bucket = settings.ratePerSecond().isPresent()
                ? new TokenBucket(settings.ratePerSecond().getAsInt(), clock.millis())
                : null;
        this.meters = meters;
        meters.inFlight(this, Dispatcher::inFlight);
        meters.limit(maxInFlight);
        for (Gate.State state : Gate.State.values()) {
            meters.gate(state.name(), this, dispatcher -> dispatcher.gate() == state ? 1 : 0);
        }
    }

    /**
     * Before the first call: a process that has just started has its calls grow from a few to the limit, over some seconds
     * from its first answer on. Else it opens all its connections at once, on code that is not compiled, and the first
     * answer waits for the last call to be sent (ADR 9).
     */
    public void startPaced() {
        synchronized (lock) {
            gate.paceFirst();
        }
    }

    /** What holds the calls back, {@code OPEN} where nothing does. */
    Gate.State gate() {
        synchronized (lock) {
            return gate.state(clock.millis());
        }
    }

    /** Calls that have started and not ended, those of closed lanes too. */
    public int inFlight() {
        synchronized (lock) {
            return inFlight;
        }
    }

    /** Whether the answers that are to come, or to be taken, are so few that each is worth a look of its own (ADR 14). */
    public boolean awaitsFew() {
        synchronized (lock) {
            int answers = inFlight + untaken;
            return answers > 0 && answers <= FEW;
        }
    }

    /** No call starts from now on; those in flight run to their end. */
    public void stop() {
        synchronized (lock) {
            stopped = true;
        }
    }

    /** Waits, after {@link #stop}, until calls have ended and their results were taken; false: not in time. */
    public boolean awaitQuiet(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            while (inFlight > 0 || lanes.stream().anyMatch(Lane::hasResults)) {
                if (System.nanoTime() > until) {
                    return false;
                }
                lock.wait(LOOK_AGAIN_MILLIS);
            }
            return true;
        }
    }

    Lane openLane() {
        Lane lane = new Lane();
        synchronized (lock) {
            lanes.add(lane);
        }
        return lane;
    }

    void close(Lane lane) {
        synchronized (lock) {
            lanes.remove(lane);
            untakenWeight -= lane.weight();
            untaken -= lane.close();
        }
    }

    /** The next call of the lane that has ended, null where none has. */
    @Nullable
    Ended nextResult(Lane lane) {
        if (!lane.hasResults()) {
            return null;
        }
        synchronized (lock) {
            Ended ended = lane.nextResult();
            if (ended != null) {
                untaken--;
                untakenWeight -= ended.weight();
            }
            return ended;
        }
    }

    void submit(Lane lane, Call call) {
        synchronized (lock) {
            lane.add(call);
        }
        startWhatMay();
    }

    /** Whether the call will never start; false: it has started, or ended. */
    boolean cancel(Lane lane, Call call) {
        synchronized (lock) {
            return lane.cancel(call);
        }
    }

    /**
     * Starts every call that may start now. One thread at a time does it; whoever comes meanwhile leaves the work to that
     * thread, so that an answer that comes at once does not call ever deeper. Where an error ends the work, the next that
     * comes does it.
     */
    void startWhatMay() {
        if (wanted.getAndIncrement() > 0) {
            return;
        }
        int seen = 1;
        try {
            do {
                for (Started next = next(); next != null; next = next()) {
                    start(next.lane(), next.call());
                }
                seen = wanted.addAndGet(-seen);
            } while (seen > 0);
        } catch (RuntimeException | Error broken) {
            wanted.set(0);
            throw broken;
        }
    }

    private record Started(Lane lane, Call call) {}

    private @Nullable Started next() {
        synchronized (lock) {
            long now = clock.millis();
            boolean room = inFlight + untakenWeight < RESULTS_AHEAD * maxInFlight;
            if (stopped || !room || !gate.admits(now, inFlight, maxInFlight)) {
                return null;
            }
            if (bucket != null && !bucket.has(now)) {
                waitsForRate |= lanes.stream().anyMatch(Lane::hasCalls);
                return null;
            }
            for (int i = 0; i < lanes.size(); i++) {
                Lane lane = lanes.get(Math.floorMod(turn++, lanes.size()));
                Call call = lane.start();
                if (call != null) {
                    inFlight++;
                    gate.started(now);
                    if (bucket != null) {
                        bucket.take();
                    }
                    count(call);
                    return new Started(lane, call);
                }
            }
            return null;
        }
    }

    private void count(Call call) {
        if (call.retry) {
            meters.retry();
        }
        if (waitsForRate) {
            meters.rateWait();
            waitsForRate = false;
        }
    }

    private void start(Lane lane, Call call) {
        long began = System.nanoTime();
        try {
            api.call(call.clientId, call.traceparent, result -> ended(lane, call, result, began));
        } catch (RuntimeException | Error broken) {
            LOG.error("A call could not be started: a defect in the provider's client", broken);
            ended(lane, call, new CallResult.Failed(Reason.PROVIDER_UNAVAILABLE, null, null), began);
        }
    }

    private void ended(Lane lane, Call call, CallResult result, long began) {
        if (!call.end()) {
            return;
        }
        long took = System.nanoTime() - began;
        synchronized (lock) {
            inFlight--;
            gate.ended(result, clock.millis());
            Ended ended = new Ended(call, result);
            if (lane.ended(ended)) {
                untaken++;
                untakenWeight += ended.weight();
            }
        }
        meters.call(result.outcome(), took);
        startWhatMay();
    }
}
