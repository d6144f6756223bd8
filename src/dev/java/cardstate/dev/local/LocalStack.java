package cardstate.dev.local;

import cardstate.dev.broker.BrokerOptions;
import cardstate.dev.broker.InProcessBroker;
import cardstate.dev.child.Ports;
import cardstate.dev.provider.Behaviour;
import cardstate.dev.provider.ProviderOptions;
import cardstate.dev.provider.SimulatedProvider;
import cardstate.dev.registry.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * What the service works with, started from nothing. Ports that are taken are replaced by free ones.
 *
 * @param addresses where everything is, the service too, which does not run yet
 * @param provider the simulated provider
 */
record LocalStack(Addresses addresses, SimulatedProvider provider) {

    /** When this JVM ends, what ends in good order has this long. */
    static final Duration GRACE = Duration.ofSeconds(30);

    private static final long CARD_CHANGES_EVERY_MS = 60_000;

    static LocalStack start(Parts parts) {
        Path data = LocalTopics.FOLDER.resolve("broker").toAbsolutePath();
        clear(data);
        clear(LocalTopics.FOLDER.resolve("state"));
        CompletableFuture<Registry> registry =
                CompletableFuture.supplyAsync(() -> parts.add(Registry.start(Ports.preferring(8085), GRACE)));
        BrokerOptions options =
                BrokerOptions.usual().onPort(Ports.preferring(9092)).in(data);
        InProcessBroker broker = parts.add(InProcessBroker.start(options));
        SimulatedProvider provider = parts.add(SimulatedProvider.start(ProviderOptions.usual()
                .onPort(Ports.preferring(8086))
                .changingEvery(CARD_CHANGES_EVERY_MS)
                .behaving(Behaviour.flawless().withLatency(50, 100))));
        Addresses addresses = new Addresses(
                broker.bootstrapServers(),
                registry.join().url(),
                provider.url(),
                "http://127.0.0.1:" + Ports.preferring(8080),
                ProcessHandle.current().pid());
        return new LocalStack(addresses, provider);
    }

    private static void clear(Path folder) {
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
}
