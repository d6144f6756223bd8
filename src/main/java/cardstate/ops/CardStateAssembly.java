package cardstate.ops;

import cardstate.call.Backlog;
import cardstate.call.Backoff;
import cardstate.call.Dispatcher;
import cardstate.call.Reason;
import cardstate.config.Settings;
import cardstate.meter.Meters;
import cardstate.provider.CardsListClient;
import cardstate.request.RegistryWriterSchemas;
import cardstate.request.Rejection;
import cardstate.request.RequestReader;
import cardstate.topic.SchemaIds;
import cardstate.topic.TopicFacts;
import cardstate.topic.Topics;
import cardstate.topology.AvroSerdes;
import cardstate.topology.CardStateTopology;
import cardstate.topology.Parts;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service's topology with the provider's client behind it, put together from the settings. */
public final class CardStateAssembly implements Assembly {

    private static final Logger LOG = LoggerFactory.getLogger(CardStateAssembly.class);
    private static final int CLOSE_SECONDS = 5;
    private static final long NANOS_OF_MILLI = 1_000_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final CardsListClient provider;
    private final RegistryWriterSchemas schemas;
    private final Dispatcher dispatcher;
    private final Topology topology;

    /**
     * @param registry knows all subjects already; it stays open when this is closed
     * @param clock never goes back
     * @param wall the system's, which deadlines are looked at on
     */
    public CardStateAssembly(
            Settings settings,
            Topics topics,
            TopicFacts facts,
            SchemaRegistryClient registry,
            Meters meters,
            InstantSource clock,
            InstantSource wall) {
        this.provider = new CardsListClient(
                vertx, settings.provider(), settings.calls().maxInFlight(), clock, wall, meters::masked);
        this.schemas = new RegistryWriterSchemas(registry, topics.requests().subject());
        this.dispatcher = new Dispatcher(provider, settings.calls(), CardStateAssembly::elapsed, meters);
        dispatcher.startPaced();
        Backlog backlog = new Backlog(settings.requests().maxPending());
        meters.pending(backlog, Backlog::size);
        meters.oldest(backlog, waiting -> waiting.oldestSeconds(clock.instant()));
        meters.overdue(backlog, waiting -> waiting.overdueSeconds(wall.instant()));
        meters.reasons(
                Arrays.stream(Reason.values()).map(Reason::name),
                Arrays.stream(Rejection.values()).map(Rejection::name));
        AvroSerdes serdes = new AvroSerdes(registry, settings.registry());
        SchemaIds ids = new SchemaIds(registry, settings.registry());
        expectOwnSchema(ids, topics);
        this.topology = CardStateTopology.of(new Parts(
                topics,
                facts,
                dispatcher,
                backlog,
                new Backoff(bound -> ThreadLocalRandom.current().nextLong(bound)),
                wall,
                () -> new RequestReader(
                        schemas,
                        serdes.deserializer(topics.requests()),
                        settings.requests().ttl()),
                ids,
                settings.removalAfterMissing(),
                meters));
    }

    /** Most requests are written in it: the first one does not wait for it to be fetched. */
    private void expectOwnSchema(SchemaIds ids, Topics topics) {
        try {
            schemas.lookUp(ids.of(topics.requests()));
        } catch (IOException | RestClientException notNow) {
            LOG.info(
                    "The request topic's schema will be fetched with the first request: {}",
                    notNow.getClass().getSimpleName());
        }
    }

    /** Rate and holds are spans of time: they run on a clock that nothing sets. */
    private static Instant elapsed() {
        return Instant.ofEpochMilli(System.nanoTime() / NANOS_OF_MILLI);
    }

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public boolean awaitsFew() {
        return dispatcher.awaitsFew();
    }

    @Override
    public void onError(Consumer<Throwable> told) {
        watch(vertx, told);
    }

    /** Vert.x itself does no more than log what is thrown on its event loop. */
    static void watch(Vertx vertx, Consumer<Throwable> onError) {
        vertx.exceptionHandler(failure -> {
            if (failure instanceof Error) {
                onError.accept(failure);
            }
            LOG.error("Uncaught on the event loop of the provider's client", failure);
        });
    }

    @Override
    public void drain(Duration atMost) {
        dispatcher.stop();
        try {
            if (!dispatcher.awaitQuiet(atMost)) {
                LOG.info(
                        "{} calls are still in flight; they are made again after the next start",
                        dispatcher.inFlight());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        provider.close();
        schemas.close();
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("Vert.x did not close in time: {}", e.getClass().getSimpleName());
        }
    }
}
