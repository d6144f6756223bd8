package cardstate.ops;

import cardstate.config.Settings;
import cardstate.topic.AdminProperties;
import cardstate.topic.Topics;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * Whether broker and registry answer, found out every few seconds by a thread for each. Started and closed once; any
 * thread may ask, and is answered at once.
 */
final class Reachability implements AutoCloseable {

    static final Duration LOOK = Duration.ofSeconds(3);
    static final Duration SILENT = Duration.ofSeconds(15);

    private static final long NEVER = Long.MIN_VALUE;

    /** Asks once; whatever is thrown is no answer. */
    private interface Question {
        void ask() throws Exception;
    }

    private final Settings settings;
    private final String subject;
    private final SchemaRegistryClient registry;
    private final AtomicLong brokerAnswered = new AtomicLong(NEVER);
    private final AtomicLong registryAnswered = new AtomicLong(NEVER);
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "reachability");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Admin admin;

    Reachability(Settings settings, Topics topics, SchemaRegistryClient registry) {
        this.settings = settings;
        this.subject = topics.requests().subject();
        this.registry = registry;
    }

    void start() {
        look(brokerAnswered, this::askBroker);
        look(registryAnswered, () -> registry.getAllVersions(subject));
    }

    /** What has not answered for a while, for a person. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (isSilent(brokerAnswered)) {
            problems.add("no Kafka broker answers at KAFKA_BOOTSTRAP_SERVERS");
        }
        if (isSilent(registryAnswered)) {
            problems.add("the schema registry does not answer at SCHEMA_REGISTRY_URL");
        }
        return problems;
    }

    private void look(AtomicLong answered, Question question) {
        timer.scheduleWithFixedDelay(
                () -> {
                    try {
                        question.ask();
                        answered.set(System.nanoTime());
                    } catch (Exception silent) {
                        // the time of the last answer tells
                    }
                },
                0,
                LOOK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void askBroker() throws Exception {
        Admin asking = admin;
        if (asking == null) {
            asking = Admin.create(AdminProperties.of(settings.kafka()));
            admin = asking;
        }
        asking.describeCluster().clusterId().get(SILENT.toSeconds(), TimeUnit.SECONDS);
    }

    private static boolean isSilent(AtomicLong answered) {
        long last = answered.get();
        return last == NEVER || System.nanoTime() - last > SILENT.toNanos();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
