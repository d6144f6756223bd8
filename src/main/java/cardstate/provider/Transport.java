package cardstate.provider;

import cardstate.config.ProviderSettings;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.tracing.TracingPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The connections to the provider: HTTP/1.1, kept alive, as many as there may be calls in flight. TLS 1.2 or newer,
 * with the certificate and its host name always verified. Nothing is decompressed and no redirect is followed.
 */
final class Transport {

    /** Below the minute or more that servers and balancers commonly keep an idle connection. */
    private static final int KEEP_ALIVE_SECONDS = 30;
    /** So that a change of the provider's addresses is followed. */
    private static final int MAX_LIFETIME_MINUTES = 5;

    private static final int CHUNK_BYTES = 64 * 1024;

    private Transport() {}

    /** Opens no connection yet; an {@link IllegalArgumentException} names the setting that is wrong. */
    static HttpClientAgent open(Vertx vertx, Endpoint endpoint, ProviderSettings settings, int maxInFlight) {
        return vertx.httpClientBuilder()
                .with(options(vertx, endpoint, settings))
                .with(pool(maxInFlight))
                // without a handler Vert.x logs the exception, and a decoder's quotes what was received
                .withConnectHandler(connection -> connection.exceptionHandler(ignored -> {}))
                .build();
    }

    /**
     * The caller keeps to {@code maxInFlight} calls, so the unbounded queue is no second one: in it wait calls only while
     * a connection that was given up, or is slow to come up, holds their place, and their time-out runs meanwhile. A
     * wait is never taken back when it times out: Vert.x 5.0.8 forgets a pool none of whose calls waits any more, with
     * the connections that are still coming up for it, and nothing would ever close them.
     */
    private static PoolOptions pool(int maxInFlight) {
        return new PoolOptions()
                .setHttp1MaxSize(maxInFlight)
                .setMaxWaitQueueSize(-1)
                .setMaxLifetime(MAX_LIFETIME_MINUTES)
                .setMaxLifetimeUnit(TimeUnit.MINUTES);
    }

    private static HttpClientOptions options(Vertx vertx, Endpoint endpoint, ProviderSettings settings) {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxChunkSize(CHUNK_BYTES)
                .setMaxRedirects(0)
                .setDecompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE);
        int millis = Math.toIntExact(settings.timeout().toMillis());
        options.setConnectTimeout(millis);
        if (settings.proxy() != null) {
            options.setProxyOptions(proxy(settings.proxy()).setConnectTimeout(settings.timeout()));
        }
        return endpoint.tls() ? tls(vertx, options.setSslHandshakeTimeout(millis), settings) : options;
    }

    private static HttpClientOptions tls(Vertx vertx, HttpClientOptions options, ProviderSettings settings) {
        options.setSsl(true)
                .setVerifyHost(true)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"));
        if (settings.caFile() != null) {
            PemTrustOptions trusted = new PemTrustOptions().addCertValue(read("CARD_API_CA_FILE", settings.caFile()));
            check("CARD_API_CA_FILE holds no PEM certificate", () -> trusted.getTrustManagerFactory(vertx));
            options.setTrustOptions(trusted);
        }
        Path cert = settings.clientCertFile();
        Path key = settings.clientKeyFile();
        if ((cert == null) != (key == null)) {
            throw new IllegalArgumentException(
                    "CARD_API_CLIENT_CERT_FILE and CARD_API_CLIENT_KEY_FILE belong together: set both or none");
        }
        if (cert != null && key != null) {
            PemKeyCertOptions own = new PemKeyCertOptions()
                    .addCertValue(read("CARD_API_CLIENT_CERT_FILE", cert))
                    .addKeyValue(read("CARD_API_CLIENT_KEY_FILE", key));
            check(
                    "CARD_API_CLIENT_CERT_FILE and CARD_API_CLIENT_KEY_FILE hold no PEM certificate with its key",
                    () -> own.getKeyManagerFactory(vertx));
            options.setKeyCertOptions(own);
        }
        return options;
    }

    private static ProxyOptions proxy(URI uri) {
        ProxyOptions proxy = new ProxyOptions().setType(ProxyType.HTTP).setHost(uri.getHost());
        if (uri.getPort() >= 0) {
            proxy.setPort(uri.getPort());
        }
        String[] user =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        return user.length == 2 ? proxy.setUsername(user[0]).setPassword(user[1]) : proxy;
    }

    private static Buffer read(String setting, Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(setting + " names a file that cannot be read: " + file, e);
        }
    }

    private interface Loading {
        Object load() throws Exception;
    }

    /** Vert.x would read the PEM at the first call only. */
    private static void check(String complaint, Loading loading) {
        try {
            loading.load();
        } catch (Exception e) {
            throw new IllegalArgumentException(complaint + ": " + e.getClass().getSimpleName());
        }
    }
}
