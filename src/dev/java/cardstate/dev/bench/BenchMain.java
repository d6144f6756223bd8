package cardstate.dev.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/** {@code ./run bench}: measures, prints, writes. Status 0: done; 1: a promise was broken; 2: could not measure. */
public final class BenchMain {

    private static final Path WORK = Path.of("target", "bench");
    private static final int CLIENTS = 240_000;
    private static final int BROKEN = 1;
    private static final int CANNOT = 2;

    private BenchMain() {}

    public static void main(String[] args) {
        if (args.length > 0 && (args[0].equals("--help") || args[0].equals("-h"))) {
            System.out.print(BenchOptions.HELP);
            return;
        }
        System.exit(run(args));
    }

    private static int run(String[] args) {
        try {
            return run(BenchOptions.read(args));
        } catch (IllegalArgumentException e) {
            System.err.println("run bench: " + e.getMessage() + "; ./run bench --help shows the options");
        } catch (IllegalStateException | UncheckedIOException | KafkaException e) {
            System.err.println("run bench: cannot measure: " + e.getMessage());
        }
        return CANNOT;
    }

    private static int run(BenchOptions options) {
        Catalogue catalogue = new Catalogue(options.scale(), Peer.isThere());
        List<Workload> workloads =
                catalogue.workloads().stream().filter(options::wants).toList();
        Progress progress = new Progress(System.out, Boolean.getBoolean("cardstate.terminal"));
        try (Bed bed = Bed.start(WORK, options.scale().of(CLIENTS), progress)) {
            Bench bench = new Bench(bed, options, catalogue.peerIsThere());
            if (options.leavesOut("a")) {
                bench.warmUp(catalogue.warmUp());
            }
            bench.run(workloads, results -> write(options.out(), Row.of(workloads, results)));
            List<Row> rows = Row.of(workloads, bench.results());
            workloads.forEach(workload -> progress.say("\n"
                    + Table.text(
                            workload.title(),
                            rows.stream()
                                    .filter(row -> row.workload().equals(workload.key()))
                                    .toList())));
            progress.say("\n" + Target.text(new Targets(catalogue, bench.results()).all()));
            if (options.quick()) {
                progress.say(
                        "A quick run is hardly warm: that it works is all it shows. Whole runs reach the targets or not");
            }
            if (!bench.broken().isEmpty()) {
                return BROKEN;
            }
            return bench.lacksFigures(workloads) ? CANNOT : 0;
        }
    }

    private static void write(Path folder, List<Row> rows) {
        write(folder.resolve("results.csv"), Table.csv(rows));
        write(folder.resolve("results.svg"), Picture.of(rows));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }
}
