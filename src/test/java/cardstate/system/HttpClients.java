package cardstate.system;

import cardstate.web.AnswerCheck;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Asks an instance over HTTP, as somebody outside does. An answer that its document does not foresee fails the test. */
final class HttpClients {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    HttpResponse<String> get(String url, String... headers) {
        return send(request(url, headers).GET());
    }

    JsonObject json(String url) {
        return new JsonObject(get(url).body());
    }

    HttpResponse<String> post(String url, byte[] body, String... headers) {
        return send(request(url, headers).POST(BodyPublishers.ofByteArray(body)));
    }

    /** An open stream of events, line by line. */
    CompletableFuture<BufferedReader> stream(String url, String... headers) {
        return client.sendAsync(request(url, headers).GET().build(), BodyHandlers.ofInputStream())
                .thenApply(HttpClients::lines);
    }

    private static BufferedReader lines(HttpResponse<InputStream> response) {
        AnswerCheck.check(response, null);
        if (response.statusCode() != 200) {
            throw new IllegalStateException("HTTP " + response.statusCode());
        }
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder request(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(70));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            AnswerCheck.check(answer, answer.body());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
