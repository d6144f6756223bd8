package cardstate.dev.bench;

import cardstate.dev.broker.BrokerOptions;
import cardstate.dev.broker.ChildBroker;
import cardstate.dev.registry.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/**
 * What all systems are measured on, in turn: one broker with its data on disk, one registry, one provider, each a process
 * of its own. Owned by one thread.
 */
final class Bed implements AutoCloseable {

    static final int PARTITIONS = 4;

    /** The same for every system that is measured: a heap of a container's size, everything else as Java does it. */
    static final List<String> JVM = List.of("-Xmx1g");

    private static final List<String> BROKER_JVM = List.of("-Xmx1g");

    private final Path folder;
    private final Progress progress;
    private final ChildBroker broker;
    private final Registry registry;
    private final ProviderProcess provider;
    private final Admin admin;
    private int installations;

    private Bed(Path folder, Progress progress, ChildBroker broker, Registry registry, ProviderProcess provider) {
        this.folder = folder;
        this.progress = progress;
        this.broker = broker;
        this.registry = registry;
        this.provider = provider;
        this.admin = Kafka.admin(broker.bootstrapServers());
    }

    /**
     * Starts all three; what a run before has left in the folder is deleted.
     *
     * @param clients how many clients are asked for at most, not counting those of the largest cases
     */
    static Bed start(Path folder, int clients, Progress progress) {
        Path place = folder.toAbsolutePath();
        clear(place);
        progress.task("starting the broker, the registry and the provider");
        ChildBroker broker = ChildBroker.start(broker(place.resolve("broker")), BROKER_JVM);
        Registry registry = Registry.start();
        return new Bed(place, progress, broker, registry, new ProviderProcess(place.resolve("logs"), clients));
    }

    /** It deletes no old segment during an hour, so that the growth of its logs is what was written. */
    private static BrokerOptions broker(Path data) {
        return BrokerOptions.usual().in(data).with("log.retention.check.interval.ms", "3600000");
    }

    Progress progress() {
        return progress;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String registryUrl() {
        return registry.url();
    }

    ProviderProcess provider() {
        return provider;
    }

    Admin admin() {
        return admin;
    }

    List<Long> brokerPids() {
        return broker.pid().stream().boxed().toList();
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path states() {
        return folder.resolve("states");
    }

    /** A name that no system had before, which its topics can begin with. */
    String freshName(String system) {
        installations++;
        return system + "-" + installations + "-";
    }

    /** Deletes all topics whose names begin so, and their data. */
    void forget(String prefix) {
        try {
            List<String> names = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(prefix))
                    .toList();
            admin.deleteTopics(names).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not delete the topics of " + prefix, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static void clear(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("could not clear " + folder, e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
        provider.close();
        registry.close();
        broker.close();
        clear(folder.resolve("broker"));
        clear(states());
    }
}
