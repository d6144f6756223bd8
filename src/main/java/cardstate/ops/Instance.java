package cardstate.ops;

import cardstate.config.Settings;
import cardstate.meter.Meters;
import cardstate.provider.Rehearsal;
import cardstate.query.Installation;
import cardstate.query.LocalState;
import cardstate.query.Restores;
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
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TopologyDescription;
import org.jspecify.annotations.Nullable;

/**
 * One instance of the service, put together from its settings: the stream, and beside it the HTTP server, which is there
 * from the start to the end and tells why the stream is not. {@link #run()} belongs to one thread; the runner may be asked
 * by any.
 */
public final class Instance {

    private final Settings settings;
    private final Topics topics;
    private final SteadyTime time = new SteadyTime();
    private final CompletableFuture<Equipment> equipment = new CompletableFuture<>();
    private final Surroundings surroundings;
    private final AtomicReference<@Nullable StreamsService> running = new AtomicReference<>();
    private final Restores restores = new Restores();
    private final ServiceRunner runner;

    /** Connects to nothing yet. */
    public Instance(Settings settings) {
        this.settings = settings;
        this.topics = new Topics(settings.app());
        this.surroundings =
                new Surroundings(settings, topics, () -> equipment.join().registry());
        this.runner = new ServiceRunner(surroundings, this::service);
    }

    /** To stop it by, and to ask in which phase it is. */
    public ServiceRunner runner() {
        return runner;
    }

    /**
     * Runs to the end, and returns the status to exit with. The stream asks the brokers while its equipment is made, the
     * HTTP server is put together and a call is rehearsed: each is half a start.
     */
    public int run() {
        CompletableFuture<Integer> stream =
                CompletableFuture.supplyAsync(runner::run, task -> new Thread(task, "stream").start());
        try (Equipment made = equip()) {
            try {
                return besides(made, stream);
            } finally {
                runner.stop();
                stream.join();
            }
        }
    }

    /** Where it cannot be made the stream, which waits for it, ends too. */
    private Equipment equip() {
        try {
            Equipment made = Equipment.of(settings);
            equipment.complete(made);
            return made;
        } catch (RuntimeException | Error e) {
            equipment.completeExceptionally(e);
            runner.stop();
            throw e;
        }
    }

    private int besides(Equipment made, CompletableFuture<Integer> stream) {
        AvroSerdes serdes = new AvroSerdes(made.registry(), settings.registry());
        Reachability reachability = new Reachability(settings, topics, made.registry());
        Health health = new InstanceHealth(runner, reachability, running::get);
        String clientId = settings.app().groupId() + "-" + settings.app().instanceId() + "-http";
        try (reachability;
                RequestPublisher publisher = new RequestPublisher(settings.kafka(), topics, serdes, clientId);
                OutcomeWatch outcomes = new OutcomeWatch(settings.kafka(), topics, serdes, clientId + "-outcomes");
                ChangeFeed changes = new ChangeFeed(settings.kafka(), topics, serdes, clientId + "-changes");
                WebServer server = new WebServer(
                        settings.http(), new Tokens(settings.http().tokenFile()))) {
            PrometheusMeterRegistry figures = made.meters().registry();
            History history = new History(figures);
            server.every(History.INTERVAL, () -> history.sample(Instant.now()));
            server.open(new OpenRoutes(health, figures::scrape, this::topology), new PageRoutes());
            server.guarded(
                    new QueryRoutes(
                            server.vertx(),
                            new LocalState(
                                    this::streams, restores, settings.http().advertised())),
                    new RefreshRoute(server.vertx(), publisher, outcomes),
                    new ChangesRoute(server.vertx(), changes),
                    new StatusRoutes(settings.http().advertised(), health, history, this::members));
            reachability.start();
            outcomes.start();
            changes.start();
            server.start();
            Rehearsal.hold();
            return stream.join();
        }
    }

    private Service service(TopicFacts facts) {
        Equipment made = equipment.join();
        Meters counted = new Meters(made.meters().registry());
        CardStateAssembly assembly =
                new CardStateAssembly(settings, topics, facts, made.registry(), counted, time, InstantSource.system());
        StreamsService service = new StreamsService(settings, facts, assembly, time, surroundings, made.meters());
        service.streams().setGlobalStateRestoreListener(restores);
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
