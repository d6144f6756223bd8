package cardstate.ops;

import cardstate.config.Settings;
import cardstate.topic.Rights;
import cardstate.topic.Stores;
import cardstate.topic.TopicFacts;
import cardstate.topic.Topics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.TaskId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka Streams around an assembly: started, watched for threads that die, drained and closed. */
public final class StreamsService implements Service {

    /** How long Kafka Streams may take to close once calls are drained. */
    static final Duration CLOSE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(StreamsService.class);

    private final Assembly assembly;
    private final Duration drain;
    private final SteadyTime time;
    private final RightsInForce rights;
    private final StoreMemory.Shared memory = new StoreMemory.Shared();
    private final KafkaStreams streams;
    private final LeftTransactions left;
    private final Path states;
    private final int threads;
    private final Duration pollInterval;
    private final ProcessMeters meters;
    private @Nullable KafkaStreamsMetrics figures;
    private @Nullable ThreadWatch watch;
    private final AtomicBoolean told = new AtomicBoolean();

    /** @param surroundings asked once more when the internal topics are there */
    public StreamsService(
            Settings settings,
            TopicFacts facts,
            Assembly assembly,
            SteadyTime time,
            Surroundings surroundings,
            ProcessMeters meters) {
        this.assembly = assembly;
        this.meters = meters;
        this.rights = new RightsInForce(surroundings, new Rights(settings.app()));
        this.drain = settings.shutdownDrain();
        this.time = time;
        Properties properties = StreamsProperties.of(settings, facts);
        properties.put(StoreMemory.SHARED, memory);
        this.states = settings.app().stateDir().resolve(settings.app().groupId());
        this.threads = Integer.parseInt(properties.getProperty(StreamsConfig.NUM_STREAM_THREADS_CONFIG));
        this.pollInterval = StreamsProperties.pollInterval(properties);
        this.left = LeftTransactions.in(settings, threads);
        String cards = new Topics(settings.app()).changelog(Stores.CARDS);
        StreamsClients clients = new StreamsClients(cards, time, assembly::awaitsFew);
        this.streams = new KafkaStreams(assembly.topology(), properties, clients, time);
    }

    /** The running streams, for health and queries. */
    public KafkaStreams streams() {
        return streams;
    }

    TopologyDescription topology() {
        return assembly.topology().describe();
    }

    /** How long a stream thread may go without asking for records before the group gives up on it. */
    Duration pollInterval() {
        return pollInterval;
    }

    /** How many stream threads there should be. */
    int threads() {
        return threads;
    }

    @Override
    public void start(Consumer<Throwable> onFailure) {
        ThreadFailures failures = new ThreadFailures(time, threads);
        streams.setUncaughtExceptionHandler(failure -> {
            StreamThreadExceptionResponse answer = failures.answer(failure);
            if (answer == StreamThreadExceptionResponse.SHUTDOWN_CLIENT) {
                tell(onFailure, failure);
            } else {
                LOG.warn("A stream thread died of what may pass; another takes its place", failure);
            }
            return answer;
        });
        streams.setStateListener((now, before) -> {
            LOG.info("Kafka Streams went from {} to {}", before, now);
            if (now == KafkaStreams.State.RUNNING) {
                rights.checkOnce(refusal -> tell(onFailure, refusal));
            }
            if (now == KafkaStreams.State.ERROR) {
                tell(onFailure, new IllegalStateException("Kafka Streams went from " + before + " to ERROR"));
            }
        });
        assembly.onError(failure -> tell(onFailure, failure));
        left.end();
        streams.start();
        figures = meters.watch(streams);
        watch = new ThreadWatch(streams, threads, time, failure -> tell(onFailure, failure));
        watch.start();
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        if (figures != null) {
            figures.close();
        }
        assembly.drain(drain);
        Set<TaskId> keptUp = TaskDirectories.keptUpBy(streams.metadataForLocalThreads());
        boolean closed = streams.close(CloseOptions.timeout(CLOSE));
        assembly.close();
        if (closed) {
            memory.close();
            if (!told.get()) {
                TaskDirectories.closedAt(Instant.now(), states, keptUp);
            }
        } else {
            LOG.warn(
                    "Kafka Streams did not close within {} s; what was not committed is done again", CLOSE.toSeconds());
        }
    }

    private void tell(Consumer<Throwable> onFailure, Throwable failure) {
        if (told.compareAndSet(false, true)) {
            rights.explain(failure);
            onFailure.accept(failure);
        }
    }
}
