package cardstate.dev.bench;

import cardstate.dev.child.Child;
import cardstate.dev.child.ChildSpec;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The peer as a process: Confluent Parallel Consumer with Vert.x, which makes its own topics, publishes its requests, and
 * answers them at least once. {@code ./run bench} compiles it to {@code target/peer} where it is there.
 */
final class Peer implements AutoCloseable {

    private static final Path HOME = Path.of("target", "peer", "target");
    private static final String IN = "peer-in-";
    private static final String OUT = "peer-out-";
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private final Bed bed;
    private final Child process;
    private final String in;
    private final String out;

    private Peer(Bed bed, Child process, String out) {
        this.bed = bed;
        this.process = process;
        this.out = out;
        this.in = IN + out.substring(OUT.length());
    }

    static boolean isThere() {
        return Files.exists(HOME.resolve("cp.txt"));
    }

    /** @param perSecond how many requests it publishes a second; 0: all of them before it starts to answer */
    static Peer start(Bed bed, int latencyMs, int requests, int inFlight, int perSecond) {
        bed.provider().latency(latencyMs);
        bed.provider().reset();
        Set<String> others = topics(bed).collect(Collectors.toSet());
        Child process = Child.start(new ChildSpec(
                "peer",
                "peer.ParallelConsumerPeer",
                HOME.resolve("classes").toAbsolutePath() + File.pathSeparator + classPath(),
                Stream.concat(Bed.JVM.stream(), Stream.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"))
                        .toList(),
                List.of(
                        bed.bootstrapServers(),
                        "127.0.0.1",
                        "" + bed.provider().port(),
                        "" + requests,
                        "" + inFlight,
                        "" + Bed.PARTITIONS,
                        "" + perSecond),
                Map.of(),
                bed.logs().resolve(bed.freshName("peer") + ".log"),
                Duration.ZERO));
        Set<String> own = new HashSet<>();
        try {
            Wait.until("the peer has made its topics", STARTS_WITHIN, process::isAlive, () -> {
                topics(bed).filter(name -> !others.contains(name)).forEach(own::add);
                return !own.isEmpty();
            });
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
        return new Peer(bed, process, own.iterator().next());
    }

    String in() {
        return in;
    }

    String out() {
        return out;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private static Stream<String> topics(Bed bed) {
        return Kafka.answer("its topics", () -> bed.admin().listTopics().names()).stream()
                .filter(name -> name.startsWith(OUT));
    }

    private static String classPath() {
        try {
            return Files.readString(HOME.resolve("cp.txt")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the peer is not compiled: start with ./run bench", e);
        }
    }

    @Override
    public void close() {
        process.close();
        bed.forget(in);
        bed.forget(out);
    }
}
