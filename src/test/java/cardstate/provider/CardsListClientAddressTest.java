package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cardstate.call.CallResult;
import cardstate.call.CallResult.Answered;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider at a literal IPv6 address. */
class CardsListClientAddressTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final AtomicReference<String> hostHeader = new AtomicReference<>("");

    @BeforeAll
    static void needIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            assumeTrue(socket.isBound());
        } catch (Exception e) {
            assumeTrue(false, "this machine has no IPv6");
        }
    }

    @AfterAll
    static void close() {
        RawProvider.await(VERTX.close());
    }

    @Test
    void shouldCallAProviderByItsAddress() {
        // given
        HttpServer provider = listen(new HttpServerOptions());

        // when
        CallResult result = call("http://[::1]:" + provider.actualPort(), null);

        // then
        assertThat(result).isInstanceOf(Answered.class);
        assertThat(hostHeader).hasValue("[::1]:" + provider.actualPort());
    }

    @Test
    void shouldVerifyThatTheCertificateNamesTheAddress(@TempDir Path directory) {
        // given
        Certificates certificates =
                new Certificates(directory).selfSigned("right", "ip:::1").selfSigned("wrong", "ip:127.0.0.1");
        HttpServer right = listen(tls(certificates, "right"));
        HttpServer wrong = listen(tls(certificates, "wrong"));

        // when
        CallResult named = call("https://[::1]:" + right.actualPort(), certificates.certificate("right"));
        CallResult notNamed = call("https://[::1]:" + wrong.actualPort(), certificates.certificate("wrong"));

        // then
        assertThat(named).isInstanceOf(Answered.class);
        assertThat(notNamed).isNotInstanceOf(Answered.class);
    }

    private HttpServer listen(HttpServerOptions options) {
        return RawProvider.await(VERTX.createHttpServer(options.setHost("::1").setPort(0))
                .requestHandler(request -> {
                    hostHeader.set(String.valueOf(request.getHeader("Host")));
                    request.response().end(Samples.LIST);
                })
                .listen());
    }

    private static HttpServerOptions tls(Certificates certificates, String alias) {
        return new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(certificates.certificate(alias).toString())
                        .addKeyPath(certificates.key(alias).toString()));
    }

    private static CallResult call(String url, @Nullable Path ca) {
        try (Rig rig = Rig.to(url).ca(ca).open(VERTX)) {
            return rig.call();
        }
    }
}
