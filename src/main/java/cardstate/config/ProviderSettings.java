package cardstate.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the provider's Card API is reached.
 *
 * @param url {@code CARD_API_URL}, the base before {@code /v5/card-api/...}
 * @param authId {@code CARD_API_AUTH_ID}, the partner's id
 * @param secret {@code CARD_API_SECRET}, or its file, which is read again when it changes
 * @param timeout {@code CARD_API_TIMEOUT_MS}, a whole attempt from the start to the last byte
 * @param maxResponseBytes {@code CARD_API_MAX_RESPONSE_BYTES}
 * @param caFile PEM certificates that are trusted instead of the platform's
 * @param clientCertFile PEM certificate that this client shows
 * @param clientKeyFile PEM key of that certificate
 * @param proxy an HTTP proxy, {@code http://host:port}
 */
public record ProviderSettings(
        URI url,
        String authId,
        SecretSource secret,
        Duration timeout,
        int maxResponseBytes,
        @Nullable Path caFile,
        @Nullable Path clientCertFile,
        @Nullable Path clientKeyFile,
        @Nullable URI proxy) {

    /** A proxy's address may hold a password: only its host and port are shown. The partner's id is not shown either. */
    @Override
    public String toString() {
        return "ProviderSettings[url=" + url + ", timeout=" + timeout + ", maxResponseBytes="
                + maxResponseBytes + ", caFile=" + caFile + ", clientCertFile=" + clientCertFile + ", clientKeyFile="
                + clientKeyFile + ", proxy=" + (proxy == null ? "none" : proxy.getHost() + ":" + proxy.getPort()) + "]";
    }
}
