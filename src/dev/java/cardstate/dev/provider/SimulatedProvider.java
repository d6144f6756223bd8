package cardstate.dev.provider;

import cardstate.dev.child.Ports;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that does what the provider's cards/list does, on made-up cards. Any thread may use it.
 *
 * <p>Which cards a client has follows from its id alone; what they look like, from the seed and the time.
 */
public final class SimulatedProvider implements AutoCloseable {

    private static final int LOOPS = 2;

    private final Vertx vertx;
    private final Shared shared;
    private final String host;
    private final int port;

    private SimulatedProvider(Vertx vertx, Shared shared, String host, int port) {
        this.vertx = vertx;
        this.shared = shared;
        this.host = host;
        this.port = port;
    }

    /** A provider that listens. */
    public static SimulatedProvider start(ProviderOptions options) {
        return start(options, InstantSource.system());
    }

    /** A provider that listens and lives by another clock. */
    public static SimulatedProvider start(ProviderOptions options, InstantSource clock) {
        int port = options.port() == 0 ? Ports.free() : options.port();
        Shared shared = new Shared(options, clock);
        shared.world.makeReady(options.ready());
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
        SimulatedProvider provider = new SimulatedProvider(vertx, shared, options.host(), port);
        try {
            await(vertx.deployVerticle(
                    () -> new Listener(shared, options.host(), port), new DeploymentOptions().setInstances(LOOPS)));
        } catch (RuntimeException e) {
            provider.close();
            throw new IllegalStateException(
                    "the simulated provider cannot listen on " + options.host() + ":" + port, e);
        }
        return provider;
    }

    /** What {@code CARD_API_URL} must be. */
    public String url() {
        return "http://" + host + ":" + port;
    }

    public ProviderStats stats() {
        return shared.stats.now();
    }

    /** The client's cards as they are now. */
    public List<SimCard> truth(String clientId) {
        return shared.world.cards(clientId);
    }

    public Behaviour behaviour() {
        return shared.behaviour;
    }

    /** Answers calls that arrive from now on in this way. */
    public void behave(Behaviour behaviour) {
        shared.behaviour = behaviour;
    }

    /** Milliseconds between two steps of a card; 0 stops all cards as they are. */
    public void changeEvery(long ms) {
        shared.world.changeEvery(ms);
    }

    /** Moves each card of the client one step on. */
    public void change(String clientId) {
        shared.world.nudge(clientId);
    }

    /** The client's cards are these from now on. */
    public void cards(String clientId, List<SimCard> cards) {
        shared.world.script(clientId, cards);
    }

    /** The client's cards are made from its id again. */
    public void uncards(String clientId) {
        shared.world.unscript(clientId);
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** One event loop's share of the connections. */
    private static final class Listener extends VerticleBase {

        private final Shared shared;
        private final String host;
        private final int port;

        Listener(Shared shared, String host, int port) {
            this.shared = shared;
            this.host = host;
            this.port = port;
        }

        @Override
        public Future<?> start() {
            ListHandler list = new ListHandler(vertx, shared);
            ControlHandler control = new ControlHandler(shared);
            HttpServerOptions options =
                    new HttpServerOptions().setHost(host).setPort(port).setTcpNoDelay(true);
            return vertx.createHttpServer(options)
                    .requestHandler(request -> take(request, list, control))
                    .listen();
        }

        private static void take(HttpServerRequest request, ListHandler list, ControlHandler control) {
            request.body().onSuccess(body -> {
                if (request.path().equals(ListHandler.PATH) && request.method() == HttpMethod.POST) {
                    list.handle(request, body.getBytes());
                } else {
                    control.handle(request, body.getBytes());
                }
            });
        }
    }
}
