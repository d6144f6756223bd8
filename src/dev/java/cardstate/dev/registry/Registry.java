package cardstate.dev.registry;

import cardstate.dev.child.Child;
import cardstate.dev.child.ChildSpec;
import cardstate.dev.child.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Apicurio Registry, which speaks Confluent's REST API, as a child process. Schemas and their ids outlive a stop and
 * a start; closing it forgets them. One thread starts, stops and closes it; any thread may read its URL.
 */
public final class Registry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);
    private static final Path HOME = Path.of("target", "registry");
    private static final String JAR = "apicurio-registry-app-3.0.9-runner.jar";
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Duration grace;
    private final Path data = HOME.resolve("data-" + UUID.randomUUID()).toAbsolutePath();
    private @Nullable Child child;

    private Registry(int port, Duration grace) {
        this.port = port;
        this.grace = grace;
    }

    /** A registry that is ready, on a free port. */
    public static Registry start() {
        return start(Ports.free(), Duration.ZERO);
    }

    /** A registry that is ready, on the port; when our JVM ends, its owner has the grace to close it. */
    public static Registry start(int port, Duration grace) {
        Registry registry = new Registry(port, grace);
        registry.restart();
        LOG.info("registry: Apicurio 3.0.9 at {}", registry.url());
        return registry;
    }

    /** What {@code schema.registry.url} must be. */
    public String url() {
        return origin() + "/apis/ccompat/v7";
    }

    String origin() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it again on its port, with its schemas, and returns when it is ready. Does nothing where it runs. */
    public void restart() {
        if (child != null) {
            return;
        }
        Path jar = HOME.resolve(JAR).toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not there: run `mvn process-test-resources`, or ./run test");
        }
        child = Child.start(new ChildSpec(
                "registry",
                "io.quarkus.runner.GeneratedMain",
                jar.toString(),
                List.of(
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-Dapicurio.datasource.url=jdbc:h2:file:" + data + ";WRITE_DELAY=0",
                        "-Dapicurio.ccompat.use-canonical-hash=true"),
                List.of(),
                Map.of(),
                HOME.resolve("registry-" + port + ".log"),
                grace));
        try {
            awaitReady(child);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    /** Ends it at once. Does nothing where it is stopped. */
    public void stop() {
        if (child != null) {
            child.kill();
            child = null;
        }
    }

    @Override
    public void close() {
        stop();
        for (String ending : List.of(".mv.db", ".trace.db")) {
            data.resolveSibling(data.getFileName() + ending).toFile().delete();
        }
    }

    /** Ready is when it took the compatibility that Confluent's registry has by default. */
    private void awaitReady(Child started) {
        long end = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (!tookCompatibility()) {
            if (!started.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(
                        "the registry is not ready; see " + HOME.resolve("registry-" + port + ".log"));
            }
            pause();
        }
    }

    private boolean tookCompatibility() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/config"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"compatibility\":\"BACKWARD\"}"))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the registry started", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the registry started", e);
        }
    }
}
