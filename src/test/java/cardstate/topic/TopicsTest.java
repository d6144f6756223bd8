package cardstate.topic;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.config.AppSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TopicsTest {

    private final Topics topics = new Topics(new AppSettings("card-state-streams", "test.", Path.of("state"), "one"));

    @Test
    void shouldNameTheContractsTopicsWithThePrefix() {
        // when
        var names = topics.all().stream().map(ContractTopic::name);

        // then
        assertThat(names)
                .containsExactly(
                        "test.card-list-requested",
                        "test.client-cards-snapshot",
                        "test.card-list-failed",
                        "test.card-state",
                        "test.card-status-changed",
                        "test.card-balance-changed",
                        "test.card-list-requested-dlq");
    }

    @Test
    void shouldCompactTheStatesOnly() {
        // when
        var compacted = topics.all().stream().filter(topic -> topic.cleanUp() == CleanUp.COMPACT);

        // then
        assertThat(compacted).containsExactly(topics.cardStates());
    }

    @Test
    void shouldGiveEveryAvroTopicASubjectAndItsSchema() {
        // given
        AvroTrust.grant();

        // when
        var subjects = topics.all().stream()
                .filter(ContractTopic::isAvro)
                .map(topic -> topic.subject() + " " + topic.schema().getFullName());

        // then
        assertThat(subjects)
                .hasSize(6)
                .contains("test.card-state-value cardstate.v1.CardState")
                .noneMatch(subject -> subject.contains("dlq"));
    }

    @Test
    void shouldNameTheInternalTopicsAsKafkaStreamsDoes() {
        // when
        String repartition = topics.repartition(Topics.CARDS_REPARTITION);
        String changelog = topics.changelog(Stores.PENDING);

        // then
        assertThat(repartition).isEqualTo("test.card-state-streams-cards-repartition");
        assertThat(changelog).isEqualTo("test.card-state-streams-pending-changelog");
    }
}
