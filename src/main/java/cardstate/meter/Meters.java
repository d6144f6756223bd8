package cardstate.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** Every meter of the service. No client, card or request id is ever a label. Safe for all threads. */
public final class Meters {

    private final MeterRegistry registry;
    private final Counter snapshots;
    private final Counter stale;
    private final Counter repeated;
    private final Counter moved;
    private final Counter statusChanges;
    private final Counter balanceChanges;
    private final Counter masked;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
        this.snapshots = counter("cardstate.snapshots", "Requests that ended with a snapshot");
        this.stale = counter("cardstate.lists.stale", "Lists older than the client's last, not folded");
        this.repeated = counter("cardstate.requests.repeated", "Requests that were waiting already");
        this.moved = counter("cardstate.requests.moved", "Requests that came on another partition than their client's");
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

    public void statusChange() {
        statusChanges.increment();
    }

    public void balanceChange() {
        balanceChanges.increment();
    }

    public void masked() {
        masked.increment();
    }

    /** @param reason one of the few reasons that contract.md names */
    public void failure(String reason) {
        registry.counter("cardstate.failures", "reason", reason).increment();
    }

    /** @param reason one of the few reasons that contract.md names */
    public void deadLetter(String reason) {
        registry.counter("cardstate.dead.letters", "reason", reason).increment();
    }

    /** Requests that wait, from now on as {@code subject} tells. */
    public <T> void pending(T subject, ToDoubleFunction<T> value) {
        gauge("cardstate.requests.pending", "Requests that wait for their outcome", subject, value);
    }

    /** Calls in flight, from now on as {@code subject} tells. */
    public <T> void inFlight(T subject, ToDoubleFunction<T> value) {
        gauge("cardstate.calls.in.flight", "Calls of the provider that have not ended", subject, value);
    }

    private <T> void gauge(String name, String description, T subject, ToDoubleFunction<T> value) {
        Gauge.builder(name, subject, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
