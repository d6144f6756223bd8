package cardstate.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Every meter of the service; {@code docs/metrics.md} is its table. No client, card or request id is ever a label. Safe for
 * all threads; what a record or a call costs here is an addition.
 */
public final class Meters {

    /** The histogram's buckets: the provider is slow, and an attempt ends after ten seconds where nothing else is set. */
    private static final Duration[] LATENCIES = {
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final Map<String, Timer> calls = new ConcurrentHashMap<>();
    private final Counter retries;
    private final Counter rateWaits;
    private final Counter snapshots;
    private final Counter stale;
    private final Counter repeated;
    private final Counter moved;
    private final Counter forgotten;
    private final Counter statusChanges;
    private final Counter balanceChanges;
    private final Counter masked;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
        this.retries =
                counter("cardstate.calls.retries", "Calls that were made again for a client whose last one failed");
        this.rateWaits = counter("cardstate.rate.waits", "Times that calls had to wait for the rate");
        this.snapshots = counter("cardstate.snapshots", "Requests that ended with a snapshot");
        this.stale = counter("cardstate.lists.stale", "Lists older than the client's last, not folded");
        this.repeated = counter("cardstate.requests.repeated", "Requests that were waiting already");
        this.moved = counter("cardstate.requests.moved", "Requests that came on another partition than their client's");
        this.forgotten = counter("cardstate.clients.forgotten", "Clients whose lists an operator had forgotten");
        this.statusChanges = counter("cardstate.changes.status", "Status changes published");
        this.balanceChanges = counter("cardstate.changes.balance", "Balance changes published");
        this.masked = counter("cardstate.masks.repaired", "Full card numbers that came where a mask belongs");
    }

    public void snapshot() {
        snapshots.increment();
    }

    public void stale() {
        stale.increment();
    }

    public void repeated() {
        repeated.increment();
    }

    public void moved() {
        moved.increment();
    }

    public void forgotten() {
        forgotten.increment();
    }

    public void statusChange() {
        statusChanges.increment();
    }

    public void balanceChange() {
        balanceChanges.increment();
    }

    public void masked() {
        masked.increment();
    }

    /**
     * A call of the provider has ended.
     *
     * @param outcome one of a few words: ANSWERED, or the reason why it failed
     */
    public void call(String outcome, long nanos) {
        calls.computeIfAbsent(outcome, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    public void retry() {
        retries.increment();
    }

    public void rateWait() {
        rateWaits.increment();
    }

    /** Shows 0 for each of these reasons: an increase is seen only from a value before, and the first event counts too. */
    public void reasons(Stream<String> failures, Stream<String> deadLetters) {
        failures.forEach(this::failures);
        deadLetters.forEach(this::deadLetters);
    }

    /** @param reason one of the few reasons that contract.md names */
    public void failure(String reason) {
        failures(reason).increment();
    }

    /** @param reason one of the few reasons that contract.md names */
    public void deadLetter(String reason) {
        deadLetters(reason).increment();
    }

    /** Requests that wait, from now on as {@code subject} tells. */
    public <T> void pending(T subject, ToDoubleFunction<T> value) {
        gauge("cardstate.requests.pending", "Requests that wait for their outcome", subject, value);
    }

    /** Seconds that the oldest request has waited, from now on as {@code subject} tells. */
    public <T> void oldest(T subject, ToDoubleFunction<T> value) {
        gauge(
                "cardstate.requests.oldest.seconds",
                "How long the oldest request has waited in this process",
                subject,
                value);
    }

    /** Seconds by which the deadline of a request that waits has passed at the most, from now on as {@code subject} tells. */
    public <T> void overdue(T subject, ToDoubleFunction<T> value) {
        gauge(
                "cardstate.requests.overdue.seconds",
                "How long ago the deadline of a request that still waits was",
                subject,
                value);
    }

    /** How many stream threads should live. */
    public void threads(int wanted) {
        gauge("cardstate.stream.threads", "How many stream threads should live", wanted, Integer::doubleValue);
    }

    /** The most calls that may be in flight. */
    public void limit(int calls) {
        gauge("cardstate.calls.limit", "The most calls that may be in flight", calls, Integer::doubleValue);
    }

    /**
     * Whether calls are in this state, 1 or 0, from now on as {@code subject} tells.
     *
     * @param state one of the few states of the gate
     */
    public <T> void gate(String state, T subject, ToDoubleFunction<T> value) {
        Gauge.builder("cardstate.provider.gate", subject, value)
                .description("1 for what holds the instance's calls back, OPEN where nothing does")
                .tag("state", state)
                .strongReference(true)
                .register(registry);
    }

    /** Calls in flight, from now on as {@code subject} tells. */
    public <T> void inFlight(T subject, ToDoubleFunction<T> value) {
        gauge("cardstate.calls.in.flight", "Calls of the provider that have not ended", subject, value);
    }

    private Counter failures(String reason) {
        return registry.counter("cardstate.failures", "reason", reason);
    }

    private Counter deadLetters(String reason) {
        return registry.counter("cardstate.dead.letters", "reason", reason);
    }

    private <T> void gauge(String name, String description, T subject, ToDoubleFunction<T> value) {
        Gauge.builder(name, subject, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private Timer timer(String outcome) {
        return Timer.builder("cardstate.calls")
                .description("Calls of the provider that have ended, and how long they took")
                .tag("outcome", outcome)
                .serviceLevelObjectives(LATENCIES)
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
