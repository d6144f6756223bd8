package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.command.Commands;
import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import cardstate.dev.provider.SimCard;
import cardstate.topic.Stores;
import cardstate.topic.Topics;
import cardstate.v1.CardState;
import cardstate.v1.CardStatusChanged;
import cardstate.v1.ClientCardsSnapshot;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Forgetting and resetting, on a real broker, beside the built jar. */
@ExtendWith(RealStack.class)
class OperatorIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int CLIENTS = 5;
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(40);

    private final Installation installation;
    private final List<String> printed = new ArrayList<>();
    private Child service;

    OperatorIT(RealStack.Up stack) {
        installation = new Installation(stack, Behaviour.flawless(), Map.of());
        service = installation.start("one");
    }

    @AfterEach
    void stop() {
        service.close();
        installation.close();
    }

    @Test
    void shouldForgetAClientAndKeepEveryPromise() throws Exception {
        // given
        installation.provider.changeEvery(0);
        String client = clientWithCards();
        Set<String> others = new TreeSet<>();
        clients().filter(other -> !other.equals(client)).map(this::cardsOf).forEach(others::addAll);
        Set<String> cards = cardsOf(client);
        installation.askForAll(CLIENTS);
        installation.awaitProvidersTruth(CLIENTS);
        cards.removeAll(others);

        // when
        int status = operate("forget", client);

        // then
        assertThat(status).isEqualTo(Commands.DONE);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(installation.states().keySet()).isEqualTo(others));
        assertThat(snapshotsOf(client)).last().satisfies(snapshot -> {
            assertThat(snapshot.getRequestId()).startsWith("forget-");
            assertThat(snapshot.getCards()).isEmpty();
            assertThat(snapshot.getAttempts()).isZero();
        });
        assertThat(installation.read(installation.topics.statusChanges()))
                .filteredOn(event -> cards.contains(event.key()))
                .extracting(ConsumerRecord::value)
                .filteredOn(event -> event.getCurrentStatus() == null)
                .hasSize(cards.size())
                .allSatisfy(event -> assertThat(event.getPreviousStatus()).isNotNull())
                .extracting(CardStatusChanged::getSequence)
                .containsOnly(2L);
        installation.awaitPromises();
    }

    @Test
    void shouldForgetAClientBehindARequestThatWaitsAcrossAKill() throws Exception {
        // given
        String client = clientWithCards();
        Set<String> cards = cardsOf(client);
        installation.request(client, "first").get();
        await().atMost(SOON).until(() -> installation.states().keySet().containsAll(cards));
        installation.provider.behave(Behaviour.flawless().withLatency(60_000, 0));
        installation.request(client, "second").get();
        await().atMost(SOON).until(() -> installation.provider.stats().calls() > 1);

        // when
        assertThat(operate("forget", client, "--wait-seconds", "1")).isEqualTo(Commands.NOT_DONE);
        service.kill();
        installation.provider.behave(Behaviour.flawless());
        service = installation.start("one");

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(snapshotsOf(client))
                .extracting(snapshot -> snapshot.getRequestId().replaceFirst("forget-.*", "forget"))
                .containsExactly("first", "second", "forget"));
        await().atMost(SOON).until(() -> installation.states().isEmpty());
        installation.awaitPromises();
    }

    @Test
    void shouldBeginAnewWithoutDoublingOrLosingAnOutcome() throws Exception {
        // given
        installation.askForAll(CLIENTS);
        installation.awaitWork();
        int outcomes = installation.outcomes();
        String id = installation.instanceId("one");
        service.terminate(STOPS_WITHIN);
        assertThat(operate("reset", "--dry-run")).isEqualTo(Commands.DONE);
        assertThat(operate("reset")).isEqualTo(Commands.NOT_DONE);
        assertThat(internalTopics()).isNotEmpty();

        // when
        int status = operate("reset", "--yes");

        // then
        assertThat(status).as(printed::toString).isEqualTo(Commands.DONE);
        assertThat(internalTopics()).isEmpty();
        assertThat(installation.state("one").resolve(group())).doesNotExist();
        assertThat(installation.instanceId("one")).isEqualTo(id);
        String client = clientWithCards();
        installation.request("client-unasked", "meanwhile").get();
        service = installation.start("one");
        installation.request(client, "after").get();
        await().atMost(SOON).until(() -> installation.outcomes() == outcomes + 2);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(installation.states().values())
                        .filteredOn(state -> state.getChangedByRequestId().equals("after"))
                        .isNotEmpty()
                        .extracting(CardState::getSequence)
                        .containsOnly(1L));
        assertThat(installation.outcomes()).isEqualTo(outcomes + 2);
    }

    @Test
    void shouldNotResetWhileARequestWaits() throws Exception {
        // given
        installation.provider.behave(Behaviour.flawless().withLatency(60_000, 0));
        installation.request(clientWithCards(), "waits").get();
        await().atMost(SOON).until(() -> installation.provider.stats().calls() > 0);
        service.terminate(STOPS_WITHIN);

        // when
        int status = operate("reset", "--yes");

        // then
        assertThat(status).isEqualTo(Commands.NOT_DONE);
        assertThat(printed.toString()).contains("Requests that wait: 1").contains("Refused");
        installation.provider.behave(Behaviour.flawless());
        service = installation.start("one");
        await().atMost(SOON).until(() -> installation.outcomes() == 1);
    }

    @Test
    void shouldNotResetWhileAnInstanceRunsHereOrElsewhere() throws Exception {
        // given
        installation.request(clientWithCards(), "request").get();
        installation.awaitWork();

        // then
        assertThat(operate("reset", "--yes")).isEqualTo(Commands.NOT_DONE);
        assertThat(printed.toString()).contains("an instance works in");
        assertThat(operateOn("two", "reset", "--yes")).isEqualTo(Commands.NOT_DONE);
        assertThat(printed.toString()).contains("has members");
        assertThat(Files.isDirectory(installation.state("one"))).isTrue();
        assertThat(internalTopics()).isNotEmpty();
    }

    private int operate(String... words) throws InterruptedException {
        return operateOn("one", words);
    }

    private int operateOn(String machine, String... words) throws InterruptedException {
        return Commands.run(List.of(words), installation.environment(machine), printed::add);
    }

    private List<ClientCardsSnapshot> snapshotsOf(String client) {
        return installation.read(installation.topics.snapshots()).stream()
                .filter(snapshot -> snapshot.key().equals(client))
                .map(ConsumerRecord::value)
                .toList();
    }

    private String group() {
        return installation.prefix + "card-state-streams";
    }

    private List<String> internalTopics() throws Exception {
        Set<String> internal = Set.of(
                installation.topics.repartition(Topics.CLIENTS_REPARTITION),
                installation.topics.repartition(Topics.CARDS_REPARTITION),
                installation.topics.changelog(Stores.PENDING),
                installation.topics.changelog(Stores.CLIENT_LISTS),
                installation.topics.changelog(Stores.CARDS));
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", installation.stack.broker().bootstrapServers()))) {
            return admin.listTopics().names().get().stream()
                    .filter(internal::contains)
                    .toList();
        }
    }

    private Set<String> cardsOf(String client) {
        Set<String> cards = new TreeSet<>();
        installation.provider.truth(client).stream().map(SimCard::cardId).forEach(cards::add);
        return cards;
    }

    private String clientWithCards() {
        return clients()
                .filter(client -> installation.provider.truth(client).size() > 1)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> clients() {
        return IntStream.range(0, CLIENTS).mapToObj(i -> "client-" + i);
    }
}
