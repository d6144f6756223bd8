package cardstate.system;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One page of a browser by the Chrome DevTools Protocol: a command, and its answer. For one thread. */
final class DevTools implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 30;

    private final Map<Integer, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final WebSocket socket;
    private int last;

    DevTools(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, new Answers())
                .join();
    }

    JsonObject ask(String method) {
        return ask(method, new JsonObject());
    }

    JsonObject ask(String method, JsonObject parameters) {
        int id = ++last;
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        asked.put(id, answer);
        JsonObject command =
                new JsonObject().put("id", id).put("method", method).put("params", parameters);
        socket.sendText(command.encode(), true).join();
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer to " + method, e);
        }
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private void take(JsonObject message) {
        Integer id = message.getInteger("id");
        String method = message.getString("method", "");
        if (id != null) {
            CompletableFuture<JsonObject> answer = asked.remove(id);
            if (answer != null && message.containsKey("error")) {
                answer.completeExceptionally(new AssertionError(message.getJsonObject("error")));
            } else if (answer != null) {
                answer.complete(message.getJsonObject("result"));
            }
        } else if (method.equals("Runtime.exceptionThrown")
                || (method.equals("Log.entryAdded")
                        && isComplaint(message.getJsonObject("params").getJsonObject("entry")))) {
            complaints.add(message.encode());
        }
    }

    /** An answer such as 404 or 503 is logged as an error too: the service's to give, the page's to tell, but for its own files. */
    private static boolean isComplaint(JsonObject entry) {
        boolean answered = entry.getString("source").equals("network")
                && URI.create(entry.getString("url", "")).getPath().matches("/ready|/v1/.*");
        return entry.getString("level").equals("error") && !answered;
    }

    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
            text.append(part);
            if (whole) {
                take(new JsonObject(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
