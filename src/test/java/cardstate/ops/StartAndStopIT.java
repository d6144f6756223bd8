package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.dev.broker.Broker;
import cardstate.dev.broker.BrokerOptions;
import cardstate.dev.broker.Brokers;
import cardstate.dev.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The process with a real broker and a real registry. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartAndStopIT {

    private final Broker broker = Brokers.start(BrokerOptions.usual());
    private final Registry registry = Registry.start();

    @AfterAll
    void close() {
        registry.close();
        broker.close();
    }

    @Test
    void shouldEndWithZeroOnSigtermWhileItRuns(@TempDir Path directory) throws Exception {
        try (MainProcess process = start(directory, Map.of("TOPICS_CREATE", "true"))) {
            // given
            process.awaitOutput("to RUNNING");

            // when
            process.sigterm();
            process.sigterm();

            // then
            assertThat(process.status()).isZero();
        }
    }

    @Test
    void shouldMakeOnlyThoseStoresYoungThatItKeptUpToDate(@TempDir Path directory) throws Exception {
        // given
        FileTime yesterday =
                FileTime.from(Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS));
        String prefix = UUID.randomUUID() + ".";
        Path states = directory.resolve("state").resolve(prefix + "card-state-streams");
        try (MainProcess process = start(directory, Map.of("TOPICS_CREATE", "true", "TOPIC_PREFIX", prefix))) {
            process.awaitOutput("to RUNNING");
            Path elsewhere = Files.createDirectories(states.resolve("0_99").resolve("rocksdb"));
            List<Path> tasks = tasks(states);
            for (Path task : tasks) {
                Files.setLastModifiedTime(task, yesterday);
            }

            // when
            process.sigterm();

            // then
            assertThat(process.status()).isZero();
            assertThat(Files.getLastModifiedTime(elsewhere.getParent())).isEqualTo(yesterday);
            assertThat(tasks).anySatisfy(task -> assertThat(Files.getLastModifiedTime(task))
                    .isGreaterThan(yesterday));
        }
    }

    private static List<Path> tasks(Path states) throws IOException {
        try (Stream<Path> files = Files.list(states)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+_\\d+"))
                    .toList();
        }
    }

    @Test
    void shouldUseTheTransactionalIdsThatItEndsWhenItComesBack(@TempDir Path directory) throws Exception {
        // given
        String prefix = UUID.randomUUID() + ".";
        try (MainProcess process = start(directory, Map.of("TOPICS_CREATE", "true", "TOPIC_PREFIX", prefix));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            // when
            process.awaitOutput("to RUNNING");

            // then
            String group = prefix + "card-state-streams";
            assertThat(admin.listTransactions().all().get().stream()
                            .map(TransactionListing::transactionalId)
                            .filter(id -> id.startsWith(group)))
                    .hasSize(2)
                    .hasSameElementsAs(LeftTransactions.ids(directory.resolve("state"), group, 2));
        }
    }

    @Test
    void shouldEndWithOneAndNameEveryMissingTopic(@TempDir Path directory) throws Exception {
        // when
        try (MainProcess process = start(directory, Map.of())) {

            // then
            assertThat(process.status()).isEqualTo(1);
            assertThat(process.output())
                    .contains("card-list-requested is missing", "card-state is missing", "TOPICS_CREATE=true");
        }
    }

    @Test
    void shouldStayUpAndStartWhenTheRegistryIsBack(@TempDir Path directory) throws Exception {
        // given
        registry.stop();

        try (MainProcess process = start(directory, Map.of("TOPICS_CREATE", "true"))) {
            process.awaitOutput("Not started yet: the registry at " + registry.url() + " does not answer");

            // when
            registry.restart();

            // then
            process.awaitOutput("to RUNNING");
        } finally {
            registry.restart();
        }
    }

    private MainProcess start(Path directory, Map<String, String> variables) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "SCHEMA_REGISTRY_URL",
                registry.url(),
                "TOPIC_PREFIX",
                UUID.randomUUID() + ".",
                "TOPICS_PARTITIONS",
                "2"));
        all.putAll(variables);
        return MainProcess.start(directory, all);
    }
}
