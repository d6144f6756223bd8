package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cardstate.call.CallResult;
import cardstate.call.CallResult.Answered;
import cardstate.call.Reason;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardsListClientTlsTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String HERE = "dns:localhost,ip:127.0.0.1";

    private static Certificates certificates = new Certificates(Path.of("unset"));

    @BeforeAll
    static void make(@TempDir Path directory) {
        certificates = new Certificates(directory)
                .authority("authority")
                .signed("good", "authority", HERE)
                .signed("elsewhere", "authority", "dns:other.example")
                .expired("expired", "authority", HERE)
                .selfSigned("self-signed", HERE)
                .signed("partner", "authority", "dns:partner.example");
    }

    @AfterAll
    static void close() {
        RawProvider.await(VERTX.close());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void shouldTrustAPrivateAuthority(String version) {
        // given
        NetServerOptions options = certificates.server("good").setEnabledSecureTransportProtocols(Set.of(version));
        try (RawProvider provider = provider(options);
                Rig rig = Rig.to(url(provider))
                        .ca(certificates.certificate("authority"))
                        .open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isInstanceOf(Answered.class);
        }
    }

    @Test
    void shouldShowItsClientCertificate() {
        // given
        NetServerOptions options = certificates
                .server("good")
                .setClientAuth(ClientAuth.REQUIRED)
                .setTrustOptions(new PemTrustOptions()
                        .addCertPath(certificates.certificate("authority").toString()));
        try (RawProvider provider = provider(options);
                Rig rig = Rig.to(url(provider))
                        .ca(certificates.certificate("authority"))
                        .clientCert(certificates.certificate("partner"), certificates.key("partner"))
                        .open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isInstanceOf(Answered.class);
        }
    }

    @Test
    void shouldFailWhenTheServerWantsACertificateThatItHasNot() {
        // given
        NetServerOptions options = certificates
                .server("good")
                .setClientAuth(ClientAuth.REQUIRED)
                .setTrustOptions(new PemTrustOptions()
                        .addCertPath(certificates.certificate("authority").toString()));
        try (RawProvider provider = provider(options);
                Rig rig = Rig.to(url(provider))
                        .ca(certificates.certificate("authority"))
                        .open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"elsewhere", "expired", "self-signed"})
    void shouldSendNothingToAServerWithABadCertificate(String alias) {
        // given
        try (RawProvider provider = provider(certificates.server(alias));
                Rig rig = Rig.to(url(provider))
                        .ca(certificates.certificate("authority"))
                        .open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
            assertThat(provider.requests).isEmpty();
        }
    }

    @Test
    void shouldNotTrustAPrivateAuthorityThatWasNotGiven() {
        // given
        try (RawProvider provider = provider(certificates.server("good"));
                Rig rig = Rig.to(url(provider)).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
            assertThat(provider.requests).isEmpty();
        }
    }

    @Test
    void shouldNameTheHostWhenTlsFails() {
        // given
        try (LogCapture log = new LogCapture();
                RawProvider provider = provider(certificates.server("expired"));
                Rig rig = Rig.to(url(provider))
                        .ca(certificates.certificate("authority"))
                        .open(VERTX)) {

            // when
            rig.call();

            // then
            assertThat(log.lines()).anySatisfy(line -> assertThat(line)
                    .contains("WARN", "TLS with localhost failed", "CertificateExpiredException"));
        }
    }

    @Test
    void shouldRefuseTls10() {
        // given
        CompletableFuture<Buffer> alert = new CompletableFuture<>();
        NetServer server = VERTX.createNetServer()
                .connectHandler(socket -> socket.handler(hello -> {
                    socket.handler(alert::complete);
                    socket.write(serverHelloOfTls10());
                }));
        RawProvider.await(server.listen(0, "127.0.0.1"));
        try (Rig rig = Rig.to("https://localhost:" + server.actualPort()).open(VERTX)) {

            // when
            CallResult result = rig.call();

            // then
            assertThat(result).isEqualTo(Rig.failed(Reason.PROVIDER_UNAVAILABLE, null));
            Buffer record = Rig.await(alert);
            assertThat(record.getByte(0)).as("an alert record").isEqualTo((byte) 21);
            assertThat(record.getByte(6)).as("protocol_version").isEqualTo((byte) 70);
        } finally {
            RawProvider.await(server.close());
        }
    }

    @Test
    void shouldNameTheSettingWhoseFileCannotBeRead(@TempDir Path directory) {
        // given
        Rig.Builder builder = Rig.to("https://localhost").ca(directory.resolve("missing.crt"));

        // when, then
        assertThatThrownBy(() -> builder.open(VERTX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("CARD_API_CA_FILE", "missing.crt");
    }

    @Test
    void shouldNameTheSettingWhoseFileHoldsNoCertificate(@TempDir Path directory) throws Exception {
        // given
        Path file = Files.writeString(directory.resolve("no.crt"), "hello");
        Rig.Builder builder = Rig.to("https://localhost").ca(file);

        // when, then
        assertThatThrownBy(() -> builder.open(VERTX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CARD_API_CA_FILE holds no PEM certificate");
    }

    @Test
    void shouldWantACertificateAndItsKeyTogether() {
        // given
        Rig.Builder builder = Rig.to("https://localhost").clientCert(certificates.certificate("partner"), null);

        // when, then
        assertThatThrownBy(() -> builder.open(VERTX))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("set both or none");
    }

    private static RawProvider provider(NetServerOptions options) {
        return new RawProvider(VERTX, options, (socket, number) -> socket.write(RawProvider.ok()));
    }

    private static String url(RawProvider provider) {
        return "https://localhost:" + provider.port();
    }

    /** TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, no session, no extension: what matters is its version. */
    private static Buffer serverHelloOfTls10() {
        Buffer hello = Buffer.buffer()
                .appendBytes(new byte[] {3, 1})
                .appendBytes(new byte[32])
                .appendBytes(new byte[] {0, (byte) 0xc0, 0x2b, 0});
        Buffer message = Buffer.buffer()
                .appendByte((byte) 2)
                .appendMedium(hello.length())
                .appendBuffer(hello);
        return Buffer.buffer()
                .appendBytes(new byte[] {22, 3, 1})
                .appendShort((short) message.length())
                .appendBuffer(message);
    }
}
