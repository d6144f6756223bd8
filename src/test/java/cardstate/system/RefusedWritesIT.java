package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import cardstate.dev.provider.SimCard;
import cardstate.topic.ContractTopic;
import cardstate.v1.CardListFailed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows 26 and 27 of faults.md: what a topic does not take. */
@ExtendWith(RealStack.class)
class RefusedWritesIT {

    private static final int CLIENTS = 50;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** A producer that waits for a topic for seconds, not for two minutes. */
    private static final Map<String, String> QUICK_TO_GIVE_UP = Map.of(
            "KAFKA_MAX_BLOCK_MS", "5000",
            "KAFKA_REQUEST_TIMEOUT_MS", "5000",
            "KAFKA_DELIVERY_TIMEOUT_MS", "10000");

    private final Installation installation;
    private final Admin admin;
    private Child service;

    RefusedWritesIT(RealStack.Up stack) throws Exception {
        installation = new Installation(stack, Behaviour.flawless(), QUICK_TO_GIVE_UP);
        admin = Admin.create(Map.of("bootstrap.servers", stack.broker().bootstrapServers()));
        NewTopic small = new NewTopic(installation.topics.snapshots().name(), 4, (short) 1)
                .configs(Map.of("max.message.bytes", "20000"));
        admin.createTopics(List.of(small)).all().get();
        service = installation.start("one");
    }

    @BeforeEach
    void work() {
        installation.askForAll(CLIENTS);
        installation.awaitWork();
    }

    @AfterEach
    void stop() {
        service.close();
        admin.close();
        installation.close();
    }

    @Test
    void shouldFailAListThatIsLargerThanTheTopicTakesAndGoOnWithOthers() {
        // given
        installation.provider.cards("large", manyCards());

        // when
        installation.request("large", "too-large");
        installation.askForAll(CLIENTS);
        installation.awaitWork();

        // then
        List<ConsumerRecord<String, CardListFailed>> failures = installation.read(installation.topics.failures());
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).key()).isEqualTo("large");
        assertThat(failures.get(0).value().getReason()).isEqualTo("RESULT_TOO_LARGE");
        installation.settle(CLIENTS);
    }

    @Test
    void shouldEndRatherThanDropWhatATopicSuddenlyRefuses() throws Exception {
        // when
        limit(installation.topics.snapshots(), "200");
        installation.askForAll(CLIENTS);
        assertThat(service.awaitEnd(SOON)).isTrue();

        // then
        assertThat(service.exitStatus()).isEqualTo(1);
        assertThat(installation.lastLogOf("one")).contains("The service ended by itself", "RecordTooLarge");
        limit(installation.topics.snapshots(), "20000");
        service = installation.start("one");
        installation.settle(CLIENTS);
    }

    @Test
    void shouldLoseNothingWhenATopicIsDeletedAndMadeAgain() throws Exception {
        // when
        String name = installation.topics.failures().name();
        int logged = installation.logOf("one").length();
        admin.deleteTopics(List.of(name)).all().get();
        await().atMost(SOON).until(() -> !admin.listTopics().names().get().contains(name));
        installation.provider.cards("large", manyCards());
        installation.request("large", "too-large");
        installation.askForAll(CLIENTS);
        await().atMost(SOON)
                .until(() -> !service.isAlive()
                        || installation.logOf("one").substring(logged).contains(name));

        // then
        admin.createTopics(List.of(new NewTopic(name, 4, (short) 1))).all().get();
        await().atMost(SOON).until(this::answersAgain);
        installation.settle(CLIENTS);
    }

    /** Whether each request has its outcome; it is started anew where it has ended, as whatever runs it would do. */
    private boolean answersAgain() {
        if (!service.isAlive()) {
            service = installation.start("one");
        }
        return installation.outcomes() >= installation.asked();
    }

    private void limit(ContractTopic<?> topic, String bytes) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
    }

    private List<SimCard> manyCards() {
        SimCard one = IntStream.range(0, CLIENTS)
                .mapToObj(i -> installation.provider.truth("client-" + i))
                .flatMap(List::stream)
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, 200)
                .mapToObj(i -> new SimCard(
                        "large-" + i,
                        one.productId(),
                        one.clientId(),
                        one.branchId(),
                        one.cardMask(),
                        one.ipsPanToken(),
                        one.cardMonth(),
                        one.cardYear(),
                        one.firstName(),
                        one.lastName(),
                        one.status(),
                        one.balances()))
                .toList();
    }
}
