package cardstate.ops;

import cardstate.config.Settings;
import cardstate.meter.Meters;
import cardstate.query.Installation;
import cardstate.query.LocalState;
import cardstate.topic.RegistryClient;
import cardstate.topic.TopicFacts;
import cardstate.topic.Topics;
import cardstate.topology.AvroSerdes;
import cardstate.watch.ChangeFeed;
import cardstate.watch.OutcomeWatch;
import cardstate.watch.RequestPublisher;
import cardstate.web.ChangesRoute;
import cardstate.web.Health;
import cardstate.web.History;
import cardstate.web.OpenRoutes;
import cardstate.web.PageRoutes;
import cardstate.web.QueryRoutes;
import cardstate.web.RefreshRoute;
import cardstate.web.StatusRoutes;
import cardstate.web.Tokens;
import cardstate.web.WebServer;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TopologyDescription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of the service, put together from its settings: the stream, and beside it the HTTP server, which is there
 * from the start to the end and tells why the stream is not. {@link #run()} belongs to one thread; the runner may be asked
 * by any.
 */
public final class Instance {

    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

    private final Settings settings;
    private final Topics topics;
    private final SchemaRegistryClient registry;
    private final AvroSerdes serdes;
    private final SteadyTime time = new SteadyTime();
    private final ProcessMeters meters = new ProcessMeters();
    private final Surroundings surroundings;
    private final AtomicReference<@Nullable StreamsService> running = new AtomicReference<>();
    private final ServiceRunner runner;

    /** Connects to nothing yet. */
    public Instance(Settings settings) {
        this.settings = settings;
        this.topics = new Topics(settings.app());
        this.registry = RegistryClient.open(settings.registry());
        this.serdes = new AvroSerdes(registry, settings.registry());
        this.surroundings = new Surroundings(settings, topics, registry);
        this.runner = new ServiceRunner(surroundings, this::service);
    }

    /** To stop it by, and to ask in which phase it is. */
    public ServiceRunner runner() {
        return runner;
    }

    /**
     * Runs to the end, and returns the status to exit with. The stream prepares itself while the HTTP server is put
     * together: each is half a start.
     */
    public int run() {
        CompletableFuture<Integer> stream =
                CompletableFuture.supplyAsync(runner::run, task -> new Thread(task, "stream").start());
        Reachability reachability = new Reachability(settings, topics, registry);
        Health health = new InstanceHealth(runner, reachability, running::get);
        String clientId = settings.app().groupId() + "-" + settings.app().instanceId() + "-http";
        try (reachability;
                RequestPublisher publisher = new RequestPublisher(settings.kafka(), topics, serdes, clientId);
                OutcomeWatch outcomes = new OutcomeWatch(settings.kafka(), topics, serdes, clientId + "-outcomes");
                ChangeFeed changes = new ChangeFeed(settings.kafka(), topics, serdes, clientId + "-changes");
                WebServer server = new WebServer(
                        settings.http(), new Tokens(settings.http().tokenFile()))) {
            History history = new History(meters.registry());
            server.every(History.INTERVAL, () -> history.sample(Instant.now()));
            server.open(new OpenRoutes(health, meters.registry()::scrape, this::topology), new PageRoutes());
            server.guarded(
                    new QueryRoutes(
                            server.vertx(),
                            new LocalState(this::streams, settings.http().advertised())),
                    new RefreshRoute(server.vertx(), publisher, outcomes),
                    new ChangesRoute(server.vertx(), changes),
                    new StatusRoutes(settings.http().advertised(), health, history, this::members));
            reachability.start();
            outcomes.start();
            changes.start();
            server.start();
            return stream.join();
        } finally {
            runner.stop();
            stream.join();
            meters.close();
            forget(registry);
        }
    }

    private static void forget(SchemaRegistryClient registry) {
        try {
            registry.close();
        } catch (IOException e) {
            LOG.warn("The registry's client did not close: {}", e.getClass().getSimpleName());
        }
    }

    private Service service(TopicFacts facts) {
        Meters counted = new Meters(meters.registry());
        CardStateAssembly assembly =
                new CardStateAssembly(settings, topics, facts, registry, counted, time, InstantSource.system());
        StreamsService service = new StreamsService(settings, facts, assembly, time, surroundings, meters);
        counted.threads(service.threads());
        running.set(service);
        return service;
    }

    private @Nullable KafkaStreams streams() {
        StreamsService service = running.get();
        return service == null ? null : service.streams();
    }

    private List<Installation.Member> members() {
        KafkaStreams streams = streams();
        return streams == null ? List.of() : Installation.of(streams);
    }

    private @Nullable TopologyDescription topology() {
        StreamsService service = running.get();
        return service == null ? null : service.topology();
    }
}
