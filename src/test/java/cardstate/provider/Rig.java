package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult;
import cardstate.call.CallResult.Failed;
import cardstate.call.Reason;
import cardstate.config.ProviderSettings;
import cardstate.config.Secret;
import cardstate.config.SecretSource;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A client under test. Every result that it hands over is counted. */
final class Rig implements AutoCloseable {

    static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");
    /** By the clock that never goes back: the system's was set back. */
    static final Instant LATER = NOW.plus(Duration.ofHours(1));

    static final String SECRET = "planted-secret";

    final AtomicInteger results = new AtomicInteger();
    final AtomicInteger fullNumbers = new AtomicInteger();
    final CardsListClient client;
    private final int bodies;
    private final BodyRoom room;

    private Rig(Vertx vertx, ProviderSettings settings, int maxInFlight, int bodies) {
        this.bodies = bodies;
        this.room = new BodyRoom(bodies);
        client = new CardsListClient(
                vertx, settings, maxInFlight, () -> LATER, () -> NOW, fullNumbers::incrementAndGet, room);
    }

    static Builder to(String url) {
        return new Builder(url);
    }

    CallResult call() {
        return await(start());
    }

    CompletableFuture<CallResult> start() {
        return start("client", "");
    }

    CompletableFuture<CallResult> start(String clientId, String traceparent) {
        CompletableFuture<CallResult> result = new CompletableFuture<>();
        client.call(clientId, traceparent, r -> {
            results.incrementAndGet();
            result.complete(r);
        });
        return result;
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no result in time", e);
        }
    }

    static Failed failed(Reason reason, @Nullable Integer status) {
        return new Failed(reason, status, null);
    }

    /** However its calls ended, the client keeps room for no body. */
    @Override
    public void close() {
        client.close();
        assertThat(room.take(bodies)).as("all room was given back").isTrue();
        room.giveBack(bodies);
    }

    static final class Builder {
        private final String url;
        private Duration timeout = Duration.ofSeconds(10);
        private int maxInFlight = 1;
        private int maxResponseBytes = 64 * 1024;
        private int bodies;
        private SecretSource secret = () -> new Secret(SECRET);
        private @Nullable Path ca;
        private @Nullable Path cert;
        private @Nullable Path key;
        private @Nullable URI proxy;

        private Builder(String url) {
            this.url = url;
        }

        Builder timeoutMillis(long millis) {
            timeout = Duration.ofMillis(millis);
            return this;
        }

        Builder maxInFlight(int calls) {
            maxInFlight = calls;
            return this;
        }

        Builder maxResponseBytes(int bytes) {
            maxResponseBytes = bytes;
            return this;
        }

        /** @param bytes for all bodies together; without it there is room for as many full ones as may be in flight */
        Builder room(int bytes) {
            bodies = bytes;
            return this;
        }

        Builder secret(SecretSource source) {
            secret = source;
            return this;
        }

        Builder ca(@Nullable Path file) {
            ca = file;
            return this;
        }

        Builder clientCert(@Nullable Path certFile, @Nullable Path keyFile) {
            cert = certFile;
            key = keyFile;
            return this;
        }

        Builder proxy(String uri) {
            proxy = URI.create(uri);
            return this;
        }

        Rig open(Vertx vertx) {
            ProviderSettings settings = new ProviderSettings(
                    URI.create(url), "partner", secret, timeout, maxResponseBytes, ca, cert, key, proxy);
            return new Rig(vertx, settings, maxInFlight, bodies == 0 ? maxInFlight * maxResponseBytes : bodies);
        }
    }
}
