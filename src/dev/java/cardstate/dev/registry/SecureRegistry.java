package cardstate.dev.registry;

import cardstate.dev.child.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * TLS and basic authentication in front of a registry that has neither. Any thread may use it; closing it leaves the
 * registry up.
 */
public final class SecureRegistry implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client = vertx.createHttpClient();
    private final int port = Ports.free();
    private final Registry registry;
    private final String authorization;
    private volatile @Nullable String trouble;

    private SecureRegistry(Registry registry, String user, String password) {
        this.registry = registry;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * One that listens, for one user.
     *
     * @param keyStore its key and certificate, PKCS12
     */
    public static SecureRegistry start(
            Registry registry, Path keyStore, String keyStorePassword, String user, String password) {
        SecureRegistry secure = new SecureRegistry(registry, user, password);
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(secure.port)
                .setSsl(true)
                .setKeyCertOptions(new PfxOptions().setPath(keyStore.toString()).setPassword(keyStorePassword));
        try {
            secure.vertx
                    .createHttpServer(options)
                    .requestHandler(request -> request.body().onSuccess(body -> secure.take(request, body)))
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            secure.close();
            throw new IllegalStateException("the secured registry does not listen on port " + secure.port, e);
        }
        return secure;
    }

    /** What {@code schema.registry.url} must be. */
    public String url() {
        return "https://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    /** From now on answers with HTTP 500 and this body; null: as the registry does, again. */
    public void answerWith(@Nullable String bodyOfTrouble) {
        trouble = bodyOfTrouble;
    }

    private void take(HttpServerRequest request, Buffer body) {
        String failing = trouble;
        if (!authorization.equals(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            request.response().setStatusCode(401).end();
        } else if (failing != null) {
            request.response().setStatusCode(500).end(failing);
        } else {
            pass(request, body);
        }
    }

    private void pass(HttpServerRequest request, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setAbsoluteURI(registry.origin() + request.uri())
                .putHeader(HttpHeaders.ACCEPT, "*/*");
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null) {
            options.putHeader(HttpHeaders.CONTENT_TYPE, type);
        }
        client.request(options)
                .compose(sent -> sent.send(body))
                .compose(answer -> {
                    request.response().setStatusCode(answer.statusCode());
                    return answer.body();
                })
                .compose(content -> request.response().end(content))
                .onFailure(gone -> request.response().setStatusCode(502).end());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
