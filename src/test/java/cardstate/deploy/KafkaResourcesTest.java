package cardstate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.config.AppSettings;
import cardstate.topic.CleanUp;
import cardstate.topic.ContractTopic;
import cardstate.topic.Rights;
import cardstate.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;
import org.junit.jupiter.api.Test;

class KafkaResourcesTest {

    private static final AppSettings APP = new AppSettings("card-state-streams", "", Path.of("state"), "one");

    private final Topics topics = new Topics(APP);
    private final Map<String, Map<String, String>> declared =
            Manifest.of(Manifest.FOLDER.resolve("kafka/topics.yaml")).stream()
                    .map(manifest -> StrictModels.parse(manifest, OperatorKinds.KafkaTopic.class))
                    .collect(Collectors.toMap(topic -> topic.metadata().name(), topic -> topic.spec()
                            .config()));

    @Test
    void shouldDeclareTheTopicsOfTheContractAsTheServiceExpectsThem() {
        // when
        Map<String, String> expected = topics.all().stream()
                .collect(Collectors.toMap(
                        ContractTopic::name, topic -> topic.cleanUp() == CleanUp.COMPACT ? "compact" : "delete"));

        // then
        assertThat(declared.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .get("cleanup.policy"))))
                .isEqualTo(expected);
    }

    @Test
    void shouldBoundHowLongAReplacedStateStays() {
        // then
        assertThat(declared.get(topics.cardStates().name()))
                .containsEntry(
                        "max.compaction.lag.ms",
                        Long.toString(Duration.ofDays(1).toMillis()));
    }

    @Test
    void shouldTakeADeadLetterOfTheLargestRequest() {
        // given
        int largest = maxBytes(topics.requests().name());

        // then
        assertThat(maxBytes(topics.deadLetters().name())).isGreaterThan(largest + 4_096);
    }

    @Test
    void shouldGrantTheLeastRightsAndThoseOfTheHttpInterface() {
        // given
        List<String> http = Stream.concat(
                        Stream.of(
                                        topics.snapshots(),
                                        topics.failures(),
                                        topics.statusChanges(),
                                        topics.balanceChanges())
                                .map(topic -> "topic literal " + topic.name() + " Read"),
                        Stream.of("topic literal " + topics.requests().name() + " Write"))
                .toList();

        // when
        List<String> expected = new ArrayList<>(http);
        new Rights(APP)
                .toWork()
                .forEach(right -> expected.add(line(
                        right.resource().resourceType(),
                        right.resource().patternType(),
                        right.resource().name(),
                        SecurityUtils.operationName(right.operation()))));

        // then
        assertThat(granted()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static List<String> granted() {
        return StrictModels.first(Manifest.FOLDER.resolve("kafka/user.yaml"), OperatorKinds.KafkaUser.class)
                .spec()
                .authorization()
                .acls()
                .stream()
                .flatMap(acl -> acl.operations().stream()
                        .map(operation -> acl.resource().type() + " "
                                + acl.resource().patternType() + " "
                                + acl.resource().name() + " " + operation))
                .toList();
    }

    private static String line(ResourceType type, PatternType pattern, String name, String operation) {
        String kind = type == ResourceType.TRANSACTIONAL_ID
                ? "transactionalId"
                : type.name().toLowerCase(Locale.ROOT);
        return kind + " " + (pattern == PatternType.PREFIXED ? "prefix" : "literal") + " " + name + " " + operation;
    }

    private int maxBytes(String topic) {
        return Integer.parseInt(declared.getOrDefault(topic, Map.of()).getOrDefault("max.message.bytes", "0"));
    }
}
