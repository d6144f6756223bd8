package cardstate.topic;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.config.AppSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicCheckTest {

    private static final int MIB = 1_048_576;

    private final Topics topics = new Topics(new AppSettings("app", "", Path.of("state"), "one"));
    private final Map<String, ExistingTopic> existing = new HashMap<>();

    @BeforeEach
    void letAllBeAsTheyShould() {
        topics.all()
                .forEach(topic -> existing.put(
                        topic.name(),
                        new ExistingTopic(6, Set.of(topic.cleanUp().policy()), MIB)));
        existing.put("card-list-requested-dlq", new ExistingTopic(6, Set.of("delete"), 4 * MIB));
    }

    @Test
    void shouldFindTheFactsWhereAllIsAsItShould() {
        // when
        TopicCheck.Findings findings = TopicCheck.check(topics, existing);

        // then
        assertThat(findings)
                .isEqualTo(new TopicCheck.Findings(
                        new TopicFacts(6, MIB, MIB, MIB, MIB, MIB, 4 * MIB), List.of(), List.of()));
    }

    @Test
    void shouldReportEveryMissingAndWrongTopicAtOnce() {
        // given
        existing.remove("card-list-failed");
        existing.remove("client-cards-snapshot");
        existing.put("card-state", new ExistingTopic(6, Set.of("delete"), MIB));
        existing.put("card-list-requested", new ExistingTopic(6, Set.of("compact"), MIB));

        // when
        TopicCheck.Findings findings = TopicCheck.check(topics, existing);

        // then
        assertThat(findings.problems())
                .hasSize(4)
                .anyMatch(line ->
                        line.startsWith("topic card-list-failed is missing: create it with cleanup.policy=delete"))
                .anyMatch(line -> line.contains("client-cards-snapshot") && line.contains("max.message.bytes=4194304"))
                .anyMatch(line -> line.startsWith("topic card-state has cleanup.policy=delete; expected: compact"))
                .anyMatch(line -> line.startsWith("topic card-list-requested has cleanup.policy=compact"));
    }

    @Test
    void shouldRefuseStatesThatAreDeletedWithTime() {
        // given
        existing.put("card-state", new ExistingTopic(6, Set.of("compact", "delete"), MIB));

        // when
        TopicCheck.Findings findings = TopicCheck.check(topics, existing);

        // then
        assertThat(findings.problems()).singleElement().asString().contains("card-state", "expected: compact");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app-clients-repartition",
                "app-cards-repartition",
                "app-pending-changelog",
                "app-client-lists-changelog",
                "app-cards-changelog"
            })
    void shouldRefuseAnotherNumberOfPartitionsThanInternalTopicsHave(String internal) {
        // given
        existing.put(internal, new ExistingTopic(4, Set.of("compact"), 2 * MIB));

        // when
        TopicCheck.Findings findings = TopicCheck.check(topics, existing);

        // then
        assertThat(findings.problems())
                .singleElement()
                .asString()
                .contains("card-list-requested has 6 partitions", internal + " has 4");
    }

    @Test
    void shouldRefuseAnInternalTopicThatIsTooNarrowForTheInput() {
        // given
        existing.put("app-pending-changelog", new ExistingTopic(6, Set.of("compact"), MIB));

        // when
        TopicCheck.Findings findings = TopicCheck.check(topics, existing);

        // then
        assertThat(findings.problems())
                .singleElement()
                .asString()
                .contains("app-pending-changelog", "expected: at least " + (MIB + 65_536));
    }

    @Test
    void shouldRefuseFailuresThatWouldNotFit() {
        // given
        existing.put("card-list-failed", new ExistingTopic(6, Set.of("delete"), 8_192));

        // when
        TopicCheck.Findings findings = TopicCheck.check(topics, existing);

        // then
        assertThat(findings.facts()).isNull();
        assertThat(findings.problems())
                .singleElement()
                .asString()
                .startsWith("topic card-list-failed has max.message.bytes=8192; expected: at least 65536");
    }

    @Test
    void shouldWarnOfDeadLettersThatWouldNotFit() {
        // given
        existing.put("card-list-requested-dlq", new ExistingTopic(6, Set.of("delete"), MIB));

        // when
        TopicCheck.Findings findings = TopicCheck.check(topics, existing);

        // then
        assertThat(findings.problems()).isEmpty();
        assertThat(findings.warnings()).singleElement().asString().contains("card-list-requested-dlq");
    }
}
