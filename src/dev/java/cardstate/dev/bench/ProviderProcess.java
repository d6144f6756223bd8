package cardstate.dev.bench;

import cardstate.dev.child.Child;
import cardstate.dev.child.ChildSpec;
import cardstate.dev.child.Ports;
import cardstate.dev.provider.ProviderMain;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The simulated provider in a process of its own: three cards a client, no signatures looked at, no request id refused.
 * Owned by one thread.
 */
final class ProviderProcess implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(120);
    private static final List<String> JVM = List.of("-Xmx3g", "-XX:+UseParallelGC");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;
    private final int port = Ports.free();
    private final int ready;
    private Child child;

    /** @param ready for how many clients its lists are made ready, so that no system pays for that in another's stead */
    ProviderProcess(Path folder, int ready) {
        this.ready = ready;
        this.folder = folder;
        this.child = launch(0, ready);
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return child.pid();
    }

    /** Ends it at once: calls are refused from now on. */
    void down() {
        child.kill();
    }

    /**
     * Starts it again on its port; it answers when this returns. What it had counted, and every wave, is forgotten.
     *
     * @param clients for how many its lists are ready before it listens
     */
    void up(int latencyMs, int clients) {
        child = launch(latencyMs, clients);
    }

    void latency(int ms) {
        send("PUT", "/_control", "{\"latencyMs\":" + ms + "}");
    }

    /** Gives one client in ten a change. */
    void wave() {
        send("POST", "/_wave", "");
        send("POST", "/_lists/" + ready, "");
    }

    ProviderFigures figures() {
        return ProviderFigures.of(send("GET", "/_stats", ""));
    }

    /** Counts from zero again. What it had counted. */
    ProviderFigures reset() {
        ProviderFigures figures = figures();
        send("DELETE", "/_stats", "");
        return figures;
    }

    private Child launch(int latencyMs, int clients) {
        Child started = Child.start(new ChildSpec(
                "provider",
                ProviderMain.class.getName(),
                System.getProperty("java.class.path"),
                JVM,
                List.of(
                        "--port", "" + port,
                        "--signatures", "off",
                        "--remember", "0",
                        "--cards", "3",
                        "--change-every", "0",
                        "--latency", "" + latencyMs,
                        "--ready", "" + clients),
                Map.of(),
                folder.resolve("provider.log"),
                Duration.ZERO));
        Wait.until("the provider listens", STARTS_WITHIN, started::isAlive, this::answers);
        return started;
    }

    private boolean answers() {
        try {
            figures();
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private JsonNode send(String method, String path, String body) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(url() + path))
                            .timeout(Duration.ofSeconds(60))
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "the provider answers " + answer.statusCode() + " to " + method + " " + path);
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("the provider does not answer " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
