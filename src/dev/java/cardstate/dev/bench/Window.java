package cardstate.dev.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The part of a run that counts, the same for every system: from the moment when the outcomes of a lead-in are visible to
 * a {@code read_committed} reader until those of all measured requests are. All requests are there before it begins. So
 * neither the start of a process nor the publishing is in it. Without a tail the end of the queue is; with one it ends
 * while each instance has work: keys do not fall on the instances in equal numbers, and the last of one queue says nothing
 * of what two instances answer.
 *
 * @param lead how many outcomes the lead-in has, counted from {@code before}
 * @param count how many requests are measured
 * @param tail how many more are there
 */
record Window(int lead, int count, int tail) {

    /** How many requests there are. */
    int all() {
        return lead + count + tail;
    }

    /**
     * Waits for both and measures between. The provider's counts are for the window alone, to within what is in flight.
     *
     * @param before how many outcomes there were already when the requests were published
     * @param pids the processes of the system
     * @param inFlight calls that all of them together may have in flight
     * @throws VoidRunException where the provider gave another answer than 200, or a request failed
     */
    Measured measure(
            Bed bed, Outcomes outcomes, int before, Collection<Long> pids, int inFlight, BooleanSupplier goesOn) {
        List<Long> all = new ArrayList<>(pids);
        List<Long> provider = List.of(bed.provider().pid());
        all.addAll(bed.brokerPids());
        all.addAll(provider);
        try (CostWatch costs = new CostWatch(all)) {
            outcomes.await(before + lead, bed.progress(), goesOn);
            bed.provider().reset().requireOnlyOk();
            Cost system = costs.of(pids);
            Cost broker = costs.of(bed.brokerPids());
            Cost simulator = costs.of(provider);
            outcomes.await(before + lead + count, bed.progress(), goesOn);
            Cost systemAfter = costs.of(pids);
            ProviderFigures figures = bed.provider().figures().requireOnlyOk();
            double seconds = (outcomes.nanosOf(before + lead + count) - outcomes.nanosOf(before + lead)) / 1e9;
            return Measured.nothing()
                    .with(Measure.PER_SECOND, count / seconds)
                    .with(Measure.LIMIT_PER_SECOND, figures.limitPerSecond(inFlight))
                    .with(Measure.SHARE_OF_LIMIT, count / seconds / figures.limitPerSecond(inFlight))
                    .with(Measure.PROVIDER_MS, figures.meanMs())
                    .with(Measure.CPU_SECONDS, systemAfter.cpuSeconds() - system.cpuSeconds())
                    .with(Measure.BROKER_CPU_SECONDS, costs.of(bed.brokerPids()).cpuSeconds() - broker.cpuSeconds())
                    .with(Measure.PROVIDER_CPU_SECONDS, costs.of(provider).cpuSeconds() - simulator.cpuSeconds())
                    .with(Measure.PEAK_MB, systemAfter.peakMb());
        }
    }
}
