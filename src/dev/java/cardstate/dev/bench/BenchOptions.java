package cardstate.dev.bench;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What {@code ./run bench} was asked for.
 *
 * @param quick a tenth of every count, one round
 * @param workloads letters; empty for the usual ones
 * @param rounds empty for the usual number
 * @param out where the CSV and the picture go
 */
record BenchOptions(boolean quick, Set<String> workloads, OptionalInt rounds, Path out) {

    static final String HELP =
            """
            ./run bench [options]

            Measures the service's built jar beside Confluent's Parallel Consumer (where ../shared/peers is) and plain
            Kafka Streams, in turn, on one real broker, registry and simulated provider; prints a table of medians,
            and writes it as CSV with a picture. It needs the machine for itself, about an hour for all.

              --quick             (a) and (c) at one tenth, one round, hardly warm: two minutes
              --workloads a,c     only these of a to i; without a, some of it warms the broker first, not counted
              --rounds 3          how often each is run; 3 unless said (g, h and i: 1)
              --out target/bench  where results.csv and results.svg go; docs/bench for those that the README shows

            Status 0: measured, and every promise held. 1: a promise was broken. 2: it could not be measured.
            """;

    private static final List<String> ALL = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");
    private static final Set<String> QUICK = Set.of("a", "c");

    BenchOptions {
        workloads = Set.copyOf(workloads);
    }

    /** @throws IllegalArgumentException where an option is not known or has no value that fits */
    static BenchOptions read(String[] arguments) {
        BenchOptions options = new BenchOptions(false, Set.of(), OptionalInt.empty(), Path.of("target", "bench"));
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--quick")) {
                options = new BenchOptions(true, options.workloads, options.rounds, options.out);
            } else if (!Set.of("--workloads", "--rounds", "--out").contains(arguments[i])) {
                throw new IllegalArgumentException("there is no option " + arguments[i]);
            } else if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            } else {
                options = options.with(arguments[i], arguments[++i]);
            }
        }
        return options;
    }

    private BenchOptions with(String option, String value) {
        return switch (option) {
            case "--workloads" -> new BenchOptions(quick, letters(value), rounds, out);
            case "--rounds" -> new BenchOptions(quick, workloads, OptionalInt.of(number(value)), out);
            default -> new BenchOptions(quick, workloads, rounds, Path.of(value));
        };
    }

    private static Set<String> letters(String value) {
        Set<String> letters = new LinkedHashSet<>(List.of(value.split(",", -1)));
        if (!ALL.containsAll(letters)) {
            throw new IllegalArgumentException("--workloads must be like a,c with letters a to i, not '" + value + "'");
        }
        return letters;
    }

    private static int number(String value) {
        if (!value.matches("[1-9]\\d?")) {
            throw new IllegalArgumentException("--rounds must be 1 to 99, not '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    Scale scale() {
        return new Scale(quick ? 10 : 1);
    }

    boolean leavesOut(String key) {
        return !workloads.isEmpty() && !workloads.contains(key);
    }

    boolean wants(Workload workload) {
        if (!workloads.isEmpty()) {
            return workloads.contains(workload.key());
        }
        return !quick || QUICK.contains(workload.key());
    }

    int roundsOf(Workload workload) {
        return rounds.orElse(quick ? 1 : workload.rounds());
    }
}
