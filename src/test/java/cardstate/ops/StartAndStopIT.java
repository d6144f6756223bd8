package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.dev.broker.Broker;
import cardstate.dev.broker.BrokerOptions;
import cardstate.dev.broker.Brokers;
import cardstate.dev.registry.Registry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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
