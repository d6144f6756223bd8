package cardstate.system;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A provider whose every answer, good or broken, is full of planted values. What it answers follows from the client's
 * id: see {@link #FAILING}.
 */
final class PlantedProvider implements AutoCloseable {

    static final String MARK = "PLANTED";
    /** A number that is no real card's, and passes for one. */
    static final String CARD_NUMBER = "4111111111111111";

    static final int MAX_BYTES = 65_536;

    /** Clients whose requests end with a failure. */
    static final List<String> FAILING =
            List.of("status-500", "status-404", "html", "truncated", "no-http", "too-large", "error", "bad-amount");

    static final String UNAUTHORISED = "status-401";

    private static final String LIST =
            """
            {"status":"ok","request_status":"success","dt":"2025-01-01T00:01:01+00:30","PLANTED":"PLANTED","cards":[
             {"card_id":"card-of-%s","product_id":1000,"client_id":"c","card_mask":"%s",
              "card.ips_pan_token":"PLANTED-token","card_month":1,"card_year":2030,
              "first_name":"PLANTED-first","last_name":"PLANTED-last","status":"00","PLANTED":"PLANTED",
              "balances":[{"iban":"KZ00PLANTED00","currency":"KZT","amount":%s}]}]}
            """;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetServer server;

    PlantedProvider() {
        server = vertx.createNetServer(
                        new NetServerOptions().setHost("127.0.0.1").setPort(0))
                .connectHandler(socket -> {
                    StringBuilder received = new StringBuilder();
                    socket.exceptionHandler(ignored -> {});
                    socket.handler(chunk -> {
                        received.append(chunk);
                        if (received.toString().endsWith("\"}")) {
                            answer(socket, received.toString());
                            received.setLength(0);
                        }
                    });
                });
        try {
            server.listen().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private static void answer(NetSocket socket, String request) {
        String client = request.substring(request.lastIndexOf(":\"") + 2, request.length() - 2);
        switch (client) {
            case "status-500" -> socket.write(http("500 PLANTED", "PLANTED-body"));
            case "status-404" -> socket.write(http("404 PLANTED", "PLANTED-body"));
            case UNAUTHORISED -> socket.write(http("401 PLANTED", "PLANTED-body"));
            case "html" -> socket.write(http("200 OK", "<html>PLANTED-body</html>"));
            case "truncated" ->
                socket.end(Buffer.buffer(
                        http("200 OK", "{\"status\":\"ok\",\"PLANTED-bo").substring(0, 80)));
            case "no-http" -> socket.end(Buffer.buffer("PLANTED PLANTED\r\nPLANTED\r\n\r\n"));
            case "too-large" -> socket.write(http("200 OK", MARK.repeat(MAX_BYTES)));
            case "error" ->
                socket.write(
                        http("200 OK", "{\"status\":\"error\",\"message\":\"PLANTED\",\"request_status\":\"error\"}"));
            case "bad-amount" -> socket.write(http("200 OK", LIST.formatted(client, MARK, "\"PLANTED\"")));
            case "card-number" -> socket.write(http("200 OK", LIST.formatted(client, CARD_NUMBER, "1.5")));
            default -> socket.write(http("200 OK", LIST.formatted(client, "5483-PLANTED-0293", "1.5")));
        }
    }

    private static String http(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nX-PLANTED: PLANTED\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
