package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.config.AppSettings;
import cardstate.dev.provider.Behaviour;
import cardstate.topic.ContractTopic;
import cardstate.topic.Right;
import cardstate.topic.Rights;
import cardstate.v1.CardListRequested;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rights that go while the service runs, and rights that only a running service can miss (row 27 of faults.md). */
@ExtendWith(SecuredStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostRightsIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final SecuredStack.Up stack;
    private final Path directory;
    private final Installation installation;
    private final KafkaProducer<String, byte[]> raw;
    private int round;

    LostRightsIT(SecuredStack.Up stack, @TempDir Path directory) {
        this.stack = stack;
        this.directory = directory;
        this.installation = new Installation(stack.plain(), Behaviour.flawless(), Map.of());
        this.raw = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.plain().broker().bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    void close() {
        raw.close();
        installation.close();
    }

    /** One output of each kind: of the client stage, of the card stage, and the dead letters. */
    @Test
    void shouldStopRatherThanDropWhereAnOutputMayNotBeWritten() {
        // given
        Rights rights = prepare(installation);
        List<ContractTopic<?>> outputs = List.of(
                installation.topics.snapshots(), installation.topics.cardStates(), installation.topics.deadLetters());
        ServiceHere service = start(installation);
        requestOfEveryKind();
        awaitOutcomes();

        // when
        for (ContractTopic<?> output : outputs) {
            List<Right> write = rights.toWork().stream()
                    .filter(right -> right.operation() == AclOperation.WRITE
                            && right.resource().name().equals(output.name()))
                    .toList();
            stack.revoke(write);
            requestOfEveryKind();
            assertThat(service.status()).as(output.name()).isEqualTo(1);
            assertThat(service.errors())
                    .anyMatch(line -> line.contains("topic " + output.name() + ": ")
                            && line.contains("not authorised to WRITE;"));
            service.close();
            stack.grant(write);
            service = start(installation);
            awaitOutcomes();
        }

        // then
        service.close();
        installation.assertPromisesHold();
    }

    @ParameterizedTest
    @EnumSource(
            value = AclOperation.class,
            names = {"READ", "WRITE", "DELETE"})
    void shouldStopWhereItsFirstInternalTopicsMayNotBeUsed(AclOperation operation) {
        // given
        try (Installation other = new Installation(stack.plain(), Behaviour.flawless(), Map.of())) {
            Rights rights = prepare(other);
            String internal = other.prefix + "card-state-streams-";
            stack.revoke(rights.toWork().stream()
                    .filter(right -> right.operation() == operation)
                    .filter(right -> right.resource().name().equals(internal))
                    .filter(right -> right.resource().resourceType() == ResourceType.TOPIC)
                    .toList());

            // when
            try (ServiceHere service = start(other)) {
                other.request("client-1", "request-1");

                // then
                assertThat(service.status()).isEqualTo(1);
                assertThat(service.errors())
                        .anyMatch(
                                line -> line.contains("topic " + internal + "*: ") && line.contains(operation.name()));
            }
        }
    }

    private Rights prepare(Installation target) {
        AppSettings app = new AppSettings("card-state-streams", target.prefix, directory, "one");
        new StartHere(stack, app, directory).makeContractTopics();
        Rights rights = new Rights(app);
        stack.grant(rights.toWork());
        return rights;
    }

    private ServiceHere start(Installation target) {
        Map<String, String> environment = new HashMap<>(stack.settings());
        environment.putAll(Map.of(
                "CARD_API_URL",
                target.provider.url(),
                "CARD_API_AUTH_ID",
                "123456",
                "CARD_API_SECRET",
                "secret",
                "TOPIC_PREFIX",
                target.prefix,
                "STATE_DIR",
                directory.resolve(target.prefix).toString()));
        return ServiceHere.start(environment);
    }

    /** One that ends with a snapshot of new cards, one that ends with a failure, and one that is a dead letter. */
    private void requestOfEveryKind() {
        round++;
        String client = "client-" + round;
        Instant now = Instant.now();
        installation.publish(new CardListRequested("good-" + round, client, now, null, null));
        installation.publish(new CardListRequested("late-" + round, client, now, now.minusSeconds(1), null));
        raw.send(new ProducerRecord<>(installation.topics.requests().name(), client, new byte[] {1, 2, 3}));
    }

    private void awaitOutcomes() {
        await().atMost(SOON).until(() -> Stream.of(
                        installation.topics.snapshots(),
                        installation.topics.failures(),
                        installation.topics.deadLetters())
                .allMatch(topic -> installation.readBytes(topic).size() == round));
    }
}
