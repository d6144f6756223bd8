package cardstate.web;

import cardstate.config.HttpSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server, with an event loop of its own: what is asked here never holds up a call of the provider. It serves the
 * stream and may not stop it: where its port is taken it says so and tries again. Started and closed by one thread.
 */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int CLOSE_SECONDS = 5;
    private static final int LARGEST_BODY = 64 * 1024;
    private static final HttpServerOptions OPTIONS = new HttpServerOptions()
            .setMaxHeaderSize(16 * 1024)
            .setMaxFormAttributeSize(0)
            .setIdleTimeout(75)
            .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(ChangesRoute.MOST + 100L))
            .setCompressionSupported(false);

    private final HttpSettings settings;
    private final Vertx vertx;
    private final Tokens tokens;
    private final Router router;
    private boolean told;
    private volatile boolean closed;

    /** Listens on nothing yet. */
    public WebServer(HttpSettings settings, Tokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(8));
        this.router = Router.router(vertx);
        router.route().handler(WebServer::protect);
        errors();
    }

    /** Routes that need no token; before those that do. */
    public void open(Routes... routes) {
        for (Routes some : routes) {
            some.mount(router);
        }
    }

    /** Routes under /v1, which need a token. */
    public void guarded(Routes... routes) {
        router.route("/v1/*").handler(new Guard(tokens));
        router.post("/v1/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        for (Routes some : routes) {
            some.mount(router);
        }
    }

    /** What is served, as {@code GET /v1/cards/{card_id}}. */
    List<String> routes() {
        return router.getRoutes().stream()
                .filter(route -> route.methods() != null
                        && !String.valueOf(route.getPath()).equals("/v1/"))
                .flatMap(route -> route.methods().stream().map(method -> method + " " + template(route)))
                .toList();
    }

    private static String template(Route route) {
        return String.valueOf(route.getName()).replaceAll(":([a-z_]+)", "{$1}");
    }

    /** Has something done again and again, off the event loop, until the close. */
    public void every(Duration interval, Runnable task) {
        vertx.setPeriodic(
                interval.toMillis(),
                turn -> vertx.executeBlocking(() -> {
                    task.run();
                    return null;
                }));
    }

    /** The loops that handlers run on. */
    public Vertx vertx() {
        return vertx;
    }

    private void errors() {
        error(router, 400, "Bad request", "the request is not one that this server understands");
        error(router, 404, "Not found", "no such route; /openapi.json lists them");
        error(router, 405, "Method not allowed", "the route has another method; /openapi.json lists them");
        error(router, 413, "Too large", "a body may have " + LARGEST_BODY + " bytes");
        router.errorHandler(500, context -> {
            Throwable failure = context.failure();
            LOG.error(
                    "A request for {} failed: {}",
                    context.currentRoute() == null
                            ? "?"
                            : context.currentRoute().getName(),
                    failure == null ? "?" : failure.getClass().getName());
            new Problem(500, "Failed", "a defect of the service; its log says which").answer(context);
        });
    }

    private static void error(Router router, int status, String title, String detail) {
        router.errorHandler(status, context -> new Problem(status, title, detail).answer(context));
    }

    private static void protect(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        context.next();
    }

    /** Listens, or goes on trying to; returns at once. */
    public void start() {
        HttpServer server = vertx.createHttpServer(OPTIONS).requestHandler(router);
        server.listen(settings.port(), settings.host()).onComplete(listening -> {
            if (listening.succeeded()) {
                LOG.info("HTTP at {}:{}", settings.host(), listening.result().actualPort());
            } else if (!closed) {
                tell(listening.cause());
                vertx.setTimer(AGAIN.toMillis(), timer -> start());
            }
        });
    }

    private void tell(@Nullable Throwable cause) {
        if (!told) {
            told = true;
            LOG.warn(
                    "No HTTP at {}:{}, {}: the stream goes on without, and it is tried again every {} s; free the port, or"
                            + " set HTTP_HOST and HTTP_PORT",
                    settings.host(),
                    settings.port(),
                    cause == null ? "?" : cause.getClass().getSimpleName(),
                    AGAIN.toSeconds());
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The HTTP server did not close in time");
        }
    }
}
