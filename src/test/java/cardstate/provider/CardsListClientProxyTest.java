package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult;
import cardstate.call.CallResult.Answered;
import cardstate.call.Reason;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardsListClientProxyTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final NetClient ONWARD = VERTX.createNetClient();
    private static final String UNREACHABLE = "http://provider.invalid";

    @AfterAll
    static void close() {
        RawProvider.await(VERTX.close());
    }

    @Test
    void shouldAskTheProxyForThePlainUrl() {
        // given
        try (RawProvider proxy = new RawProvider(VERTX, (socket, number) -> socket.write(RawProvider.ok()));
                Rig rig = Rig.to(UNREACHABLE).proxy(proxy.url()).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isInstanceOf(Answered.class);
            assertThat(proxy.requests.get(0))
                    .startsWith("POST http://provider.invalid/v5/card-api/client/cards/list HTTP/1.1\r\n");
        }
    }

    @Test
    void shouldTunnelTlsThroughTheProxy(@TempDir Path directory) {
        // given
        Certificates certificates = new Certificates(directory).selfSigned("provider", "dns:provider.invalid");
        try (RawProvider provider = new RawProvider(
                        VERTX, certificates.server("provider"), (socket, number) -> socket.write(RawProvider.ok()));
                RawProvider proxy = new RawProvider(VERTX, (client, number) -> tunnel(client, provider.port()));
                Rig rig = Rig.to("https://provider.invalid")
                        .ca(certificates.certificate("provider"))
                        .proxy(proxy.url())
                        .open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isInstanceOf(Answered.class);
            assertThat(proxy.requests).singleElement().asString().startsWith("CONNECT provider.invalid:443 ");
        }
    }

    @Test
    void shouldKeepAConnectionThatCameUpTooLateForTheNextCall(@TempDir Path directory) {
        // given
        Certificates certificates = new Certificates(directory).selfSigned("provider", "dns:provider.invalid");
        CompletableFuture<Runnable> tunnel = new CompletableFuture<>();
        try (RawProvider provider = new RawProvider(
                        VERTX, certificates.server("provider"), (socket, number) -> socket.write(RawProvider.ok()));
                RawProvider proxy = new RawProvider(VERTX, (client, number) -> {
                    client.pause();
                    VERTX.setTimer(1_000, id -> {
                        client.write("HTTP/1.1 200 OK\r\n\r\n");
                        tunnel.complete(() -> join(client, provider.port()));
                    });
                });
                Rig rig = Rig.to("https://provider.invalid")
                        .ca(certificates.certificate("provider"))
                        .proxy(proxy.url())
                        .timeoutMillis(2_000)
                        .open(VERTX)) {
            assertThat(rig.call()).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));

            // when
            Rig.await(tunnel).run();
            CallResult result = rig.call();

            // then
            assertThat(result).isInstanceOf(Answered.class);
            assertThat(proxy.opened).hasValue(1);
            assertThat(provider.requests).hasSize(1);
        }
    }

    @Test
    void shouldShowTheProxyItsCredentials() {
        // given
        try (RawProvider proxy = new RawProvider(VERTX, (socket, number) -> socket.write(RawProvider.ok()));
                Rig rig = Rig.to(UNREACHABLE)
                        .proxy(proxy.url().replace("http://", "http://user:pass@"))
                        .open(VERTX)) {

            // when
            rig.call();

            // then
            assertThat(proxy.requests.get(0)).containsIgnoringCase("Proxy-Authorization: Basic dXNlcjpwYXNz\r\n");
        }
    }

    @Test
    void shouldTimeOutWhenTheProxyIsSilent() {
        // given
        try (RawProvider proxy = new RawProvider(VERTX, (socket, number) -> {});
                Rig rig = Rig.to("https://provider.invalid")
                        .proxy(proxy.url())
                        .timeoutMillis(800)
                        .open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
            Awaitility.await().untilAsserted(() -> assertThat(proxy.closed).hasValue(1));
        }
    }

    @Test
    void shouldFailWhenTheProxyRefusesTheTunnel() {
        // given
        try (RawProvider proxy = new RawProvider(
                        VERTX,
                        (socket, number) -> socket.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"));
                Rig rig = Rig.to("https://provider.invalid").proxy(proxy.url()).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
        }
    }

    private static void tunnel(NetSocket client, int port) {
        client.pause();
        client.write("HTTP/1.1 200 OK\r\n\r\n");
        join(client, port);
    }

    private static void join(NetSocket client, int port) {
        ONWARD.connect(port, "127.0.0.1").onSuccess(server -> {
            client.pipeTo(server);
            server.pipeTo(client);
        });
    }
}
