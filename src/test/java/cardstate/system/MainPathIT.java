package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import cardstate.dev.provider.SimCard;
import cardstate.v1.CardStatusChanged;
import cardstate.v1.ClientCardsSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealStack.class)
class MainPathIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Installation installation;
    private Child service;

    MainPathIT(RealStack.Up stack) {
        installation = new Installation(stack, Behaviour.flawless(), Map.of());
    }

    @BeforeEach
    void start() {
        service = installation.start("one");
    }

    @AfterEach
    void stop() {
        service.close();
        installation.close();
    }

    @Test
    void shouldTurnARequestIntoASnapshotStatesAndFirstEvents() {
        // given
        String client = clientWithCards();

        // when
        installation.request(client, "request-1");

        // then
        List<ConsumerRecord<String, ClientCardsSnapshot>> snapshots = snapshots(1);
        assertThat(snapshots.get(0).key()).isEqualTo(client);
        List<String> cards = installation.provider.truth(client).stream()
                .map(SimCard::cardId)
                .toList();
        await().atMost(SOON).untilAsserted(() -> assertThat(installation.read(installation.topics.cardStates()))
                .extracting(ConsumerRecord::key)
                .containsExactlyInAnyOrderElementsOf(cards));
        assertThat(installation.read(installation.topics.statusChanges()))
                .extracting(record -> record.value().getPreviousStatus())
                .hasSize(cards.size())
                .containsOnlyNulls();
    }

    @Test
    void shouldRaiseAnEventWhenAStatusChangesBetweenTwoLists() {
        // given
        String client = clientWithCards();
        installation.request(client, "before");
        snapshots(1);

        // when
        List<String> statuses = installation.statusesOf(client);
        installation.changeAStatusOf(client);
        installation.request(client, "after");
        snapshots(2);

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(installation.read(installation.topics.statusChanges()))
                .extracting(ConsumerRecord::value)
                .filteredOn(event -> event.getRequestId().equals("after"))
                .isNotEmpty()
                .extracting(CardStatusChanged::getPreviousStatus)
                .isSubsetOf(statuses));
    }

    @Test
    void shouldExitWithZeroAfterSigterm() {
        // given
        installation.request(clientWithCards(), "request-1");
        snapshots(1);

        // when
        service.terminate(Duration.ofSeconds(40));

        // then
        assertThat(service.exitStatus()).isZero();
    }

    private List<ConsumerRecord<String, ClientCardsSnapshot>> snapshots(int count) {
        return await().atMost(SOON)
                .until(
                        () -> installation.read(installation.topics.snapshots()),
                        snapshots -> snapshots.size() == count);
    }

    private String clientWithCards() {
        for (int i = 0; ; i++) {
            String client = "client-" + i;
            if (installation.provider.truth(client).size() > 1) {
                return client;
            }
        }
    }
}
