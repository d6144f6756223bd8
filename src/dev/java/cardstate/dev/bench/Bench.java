package cardstate.dev.bench;

import cardstate.dev.oracle.CannotCheckException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;

/** Runs workloads, round after round, each system in turn. Owned by one thread. */
final class Bench {

    private final Bed bed;
    private final BenchOptions options;
    private final boolean peerIsThere;
    private final Results results = new Results();
    private final List<String> broken = new ArrayList<>();

    Bench(Bed bed, BenchOptions options, boolean peerIsThere) {
        this.bed = bed;
        this.options = options;
        this.peerIsThere = peerIsThere;
    }

    /** Runs them all. {@code afterRound} is told what was measured so far. */
    void run(List<Workload> workloads, Consumer<Results> afterRound) {
        int most = workloads.stream().mapToInt(options::roundsOf).max().orElse(0);
        for (int round = 1; round <= most; round++) {
            Set<Scenario> ran = new HashSet<>();
            for (Workload workload : workloads) {
                for (Case each : workload.cases()) {
                    if (round <= options.roundsOf(workload) && ran.add(each.scenario())) {
                        run(workload, each, round);
                    }
                }
            }
            afterRound.accept(results);
        }
    }

    /** Whether anything was run of which no run counted. */
    boolean lacksFigures(List<Workload> workloads) {
        return workloads.stream()
                .flatMap(workload -> workload.cases().stream())
                .anyMatch(each -> results.voided(each.scenario()) > 0 && results.counted(each.scenario()) == 0);
    }

    /** What was measured so far. */
    Results results() {
        return results;
    }

    /** What the oracle found, a report each. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    /** A broker that has just started is slow for a minute, and so is a provider. What this measures does not count. */
    void warmUp(Scenario scenario) {
        attempt("warming the broker and the provider up, not counted", scenario);
    }

    private void run(Workload workload, Case each, int round) {
        if (each.system().equals(Case.PEER) && !peerIsThere) {
            return;
        }
        String name = "(" + workload.key() + ") " + each.label() + ", " + each.system() + ", round " + round;
        attempt(name, each.scenario())
                .ifPresentOrElse(
                        measured -> results.add(each.scenario(), measured), () -> results.addVoid(each.scenario()));
    }

    private Optional<Measured> attempt(String name, Scenario scenario) {
        bed.progress().task(name);
        try {
            Measured measured = scenario.run(bed, results);
            bed.progress().say("      " + Summary.of(measured) + "   " + name);
            return Optional.of(measured);
        } catch (VoidRunException e) {
            bed.progress().say("void  " + name + ": " + e.getMessage());
        } catch (BrokenPromiseException e) {
            broken.add(name + "\n" + e.getMessage());
            bed.progress().say("BROKEN  " + name + "\n" + e.getMessage());
        } catch (IllegalStateException | UncheckedIOException | KafkaException | CannotCheckException e) {
            bed.progress().say("FAILED  " + name + ": " + e.getMessage());
        }
        return Optional.empty();
    }
}
