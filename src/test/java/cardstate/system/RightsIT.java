package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cardstate.config.AppSettings;
import cardstate.topic.RefusedException;
import cardstate.topic.Right;
import cardstate.topic.Rights;
import cardstate.topic.Stores;
import cardstate.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rights of docs/security.md, at the start, on a broker that enforces them: enough, and none too many. */
@ExtendWith(SecuredStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsIT {

    private static final AppSettings APP = app("rights-");
    private static final Rights RIGHTS = new Rights(APP);

    private final SecuredStack.Up stack;
    private final Path directory;
    private final StartHere start;

    RightsIT(SecuredStack.Up stack, @TempDir Path directory) {
        this.stack = stack;
        this.directory = directory;
        this.start = new StartHere(stack, APP, directory);
    }

    @BeforeAll
    void makeTopics() {
        start.makeContractTopics();
        Topics topics = new Topics(APP);
        start.make(Stream.of(
                        topics.repartition(Topics.CLIENTS_REPARTITION),
                        topics.repartition(Topics.CARDS_REPARTITION),
                        topics.changelog(Stores.PENDING),
                        topics.changelog(Stores.CLIENT_LISTS),
                        topics.changelog(Stores.CARDS))
                .map(name -> new NewTopic(name, StartHere.PARTITIONS, (short) 1)
                        .configs(Map.of("max.message.bytes", "8000000")))
                .toList());
    }

    @BeforeEach
    void grant() {
        stack.grant(RIGHTS.toWork());
    }

    @Test
    void shouldStartWithTheDocumentedRightsAlone() {
        // then
        assertThatCode(start::attempt).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("rightsOnWhatExists")
    void shouldNameTheOneRightThatIsMissing(Right right) {
        // given
        stack.revoke(List.of(right));

        // when
        List<String> problems = refusal(start);

        // then
        assertThat(problems)
                .singleElement()
                .asString()
                .contains(" " + right.resource().name())
                .contains("not authorised to " + right.operation() + ";");
    }

    @Test
    void shouldNameAllRightsAtOnceWhereNoneIsGranted() {
        // given
        stack.revoke(RIGHTS.toWork());

        // when
        List<String> problems = refusal(start);

        // then
        assertThat(problems).hasSize(10).anyMatch(line -> line.contains("READ, WRITE, DELETE, DESCRIBE_CONFIGS;"));
    }

    @Test
    void shouldNameTheRightToMakeInternalTopicsBeforeTheFirstStart() {
        // given
        AppSettings fresh = app("fresh-");
        StartHere first = new StartHere(stack, fresh, directory);
        first.makeContractTopics();
        stack.grant(new Rights(fresh)
                .toWork().stream()
                        .filter(right -> right.operation() != AclOperation.CREATE)
                        .toList());

        // when
        List<String> problems = refusal(first);

        // then
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("topic fresh-card-state-streams-*", "not authorised to CREATE;");
    }

    @Test
    void shouldNameTheRightsToMakeTopicsWhereTheyAreToBeMade() {
        // given
        AppSettings none = app("none-");
        stack.grant(new Rights(none).toWork());

        // when
        List<String> problems = refusal(new StartHere(stack, none, directory).with("TOPICS_CREATE", "true"));

        // then
        assertThat(problems).hasSize(7).allMatch(line -> line.contains("not authorised to CREATE;"));
    }

    @Test
    void shouldMakeTopicsWithTheDocumentedRightsAlone() {
        // given
        AppSettings made = app("made-");
        stack.grant(new Rights(made).toWork());
        stack.grant(new Rights(made).toCreate());

        // then
        assertThatCode(new StartHere(stack, made, directory).with("TOPICS_CREATE", "true")::attempt)
                .doesNotThrowAnyException();
    }

    static List<Right> rightsOnWhatExists() {
        return RIGHTS.toWork().stream()
                .filter(right -> right.operation() != AclOperation.CREATE)
                .toList();
    }

    private static List<String> refusal(StartHere start) {
        return catchThrowableOfType(RefusedException.class, start::attempt).problems();
    }

    private static AppSettings app(String prefix) {
        return new AppSettings("card-state-streams", prefix, Path.of("none"), "one");
    }
}
