package cardstate.dev.broker;

import cardstate.dev.broker.BrokerProperties.Place;
import cardstate.dev.child.Child;
import cardstate.dev.child.ChildSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Kafka's server in a JVM of its own, which can be killed as by {@code kill -9}. */
public final class ChildBroker implements RestartableBroker {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private final Place place;
    private final BrokerOptions options;
    private @Nullable Child child;

    private ChildBroker(Place place, BrokerOptions options) {
        this.place = place;
        this.options = options;
    }

    /** A broker that serves clients. */
    public static ChildBroker start(BrokerOptions options) {
        return Places.firstThatStarts(options, place -> {
            ChildBroker broker = new ChildBroker(place, options);
            broker.start();
            return broker;
        });
    }

    @Override
    public synchronized void start() {
        if (child != null) {
            return;
        }
        Path data = place.directory().resolve("data");
        Place inner = new Place(place.port(), place.controllerPort(), data);
        Path file = write(BrokerProperties.local(inner, options));
        child = Child.start(new ChildSpec(
                "broker",
                BrokerMain.class.getName(),
                System.getProperty("java.class.path"),
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of(data.toString(), file.toString()),
                Map.of(),
                place.directory().resolve("broker.log"),
                Duration.ZERO));
        try {
            awaitService(child);
        } catch (RuntimeException e) {
            kill();
            throw e;
        }
    }

    private Path write(Map<String, String> properties) {
        Properties all = new Properties();
        all.putAll(properties);
        Path file = place.directory().resolve("broker.properties");
        try {
            Files.createDirectories(place.directory());
            try (Writer writer = Files.newBufferedWriter(file)) {
                all.store(writer, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the broker's properties to " + file, e);
        }
        return file;
    }

    private void awaitService(Child started) {
        long end = System.nanoTime() + STARTS_WITHIN.toNanos();
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers(), "default.api.timeout.ms", 60_000);
        Admin admin = Admin.create(client);
        try {
            var nodes = admin.describeCluster().nodes();
            while (!nodes.isDone() && started.isAlive() && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            if (!nodes.isDone()) {
                throw new IllegalStateException("the broker does not serve clients; see "
                        + place.directory().resolve("broker.log"));
            }
            nodes.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not serve clients", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker started", e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    @Override
    public synchronized void stop() {
        if (child != null) {
            child.terminate(Duration.ofSeconds(20));
            child = null;
        }
    }

    /** Ends it as {@code kill -9} does. Does nothing where it is stopped. */
    public synchronized void kill() {
        if (child != null) {
            child.kill();
            child = null;
        }
    }

    @Override
    public String bootstrapServers() {
        return place.bootstrapServers();
    }

    @Override
    public String kind() {
        return "Kafka 4.3.1 as a child process";
    }

    @Override
    public void close() {
        stop();
        if (options.directory() == null) {
            Folders.delete(place.directory());
        }
    }
}
