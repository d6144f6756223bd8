package cardstate.provider;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider on a loopback socket that sees the exact bytes of each request and answers with any bytes. */
final class RawProvider implements AutoCloseable {

    interface Script {
        /** @param number of the request, from 1 */
        void answer(NetSocket socket, int number);
    }

    final List<String> requests = new CopyOnWriteArrayList<>();
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();

    private final NetServer server;

    RawProvider(Vertx vertx, Script script) {
        this(vertx, new NetServerOptions(), script);
    }

    RawProvider(Vertx vertx, NetServerOptions options, Script script) {
        server = vertx.createNetServer(options.setHost("127.0.0.1").setPort(0)).connectHandler(socket -> {
            opened.incrementAndGet();
            StringBuilder received = new StringBuilder();
            socket.closeHandler(v -> closed.incrementAndGet());
            socket.exceptionHandler(ignored -> {});
            socket.handler(chunk -> {
                received.append(chunk);
                String text = received.toString();
                if (isWhole(text)) {
                    requests.add(text);
                    received.setLength(0);
                    script.answer(socket, requests.size());
                }
            });
        });
        await(server.listen());
    }

    int port() {
        return server.actualPort();
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    static String ok() {
        return ok(Samples.LIST);
    }

    static String status(int status, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "HTTP/1.1 " + status + " X\r\nContent-Length: 0\r\n" + more + "\r\n";
    }

    @Override
    public void close() {
        await(server.close());
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isWhole(String text) {
        int headersEnd = text.indexOf("\r\n\r\n");
        if (headersEnd < 0) {
            return false;
        }
        String length = text.substring(0, headersEnd)
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line -> line.substring("content-length:".length()).strip())
                .findFirst()
                .orElse("0");
        return text.length() >= headersEnd + 4 + Integer.parseInt(length);
    }
}
