package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import cardstate.request.HomePartition;
import cardstate.v1.CardListRequested;
import cardstate.v1.ClientCardsSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 3 of faults.md: one request twice, one client very often, and requests on a partition that is not theirs. */
@ExtendWith(RealStack.class)
class RepeatedRequestsIT {

    private static final int PARTITIONS = 4;
    private static final int BURST = 100;
    private static final int OTHERS = 20;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Installation installation;
    private Child service;

    RepeatedRequestsIT(RealStack.Up stack) {
        installation = new Installation(stack, Behaviour.flawless().withLatency(300, 0), Map.of());
        service = installation.start("one");
    }

    @BeforeEach
    void work() {
        installation.askForAll(OTHERS);
        installation.awaitWork();
    }

    @AfterEach
    void stop() {
        service.close();
        installation.close();
    }

    @Test
    void shouldAnswerABurstForOneClientByFewCallsAndAnswerAllOthers() {
        // given
        long before = installation.provider.stats().calls();

        // when
        for (int i = 0; i < BURST; i++) {
            installation.request("hot", "burst-" + i);
        }
        installation.askForAll(OTHERS);
        installation.awaitWork();

        // then
        assertThat(installation.provider.stats().calls() - before)
                .as("calls, one for each other client")
                .isLessThan(OTHERS + BURST / 2);
        assertThat(installation.provider.stats().overlaps()).isZero();
        assertThat(requestsOf("hot"))
                .isEqualTo(IntStream.range(0, BURST).mapToObj(i -> "burst-" + i).toList());
        installation.awaitPromises();
    }

    @Test
    void shouldTakeARepeatForTheSameRequestOnlyWhileTheFirstIsPending() {
        // when
        installation.request("twice", "request");
        installation.request("twice", "request");
        await().atMost(SOON).until(() -> requestsOf("twice").equals(List.of("request")));
        installation.askForAll(OTHERS);
        await().atMost(SOON).until(() -> requestsOf("client-1").size() == 2);
        assertThat(requestsOf("twice")).containsExactly("request");
        installation.request("twice", "request");

        // then
        await().atMost(SOON).until(() -> requestsOf("twice").equals(List.of("request", "request")));
        installation.awaitPromises();
    }

    @Test
    void shouldServeRequestsOnAWrongPartitionInTheirOrderAndCountThem() {
        // when
        for (int i = 0; i < OTHERS; i++) {
            requestAstray("astray-" + i % 5, "request-" + i);
        }

        // then
        await().atMost(SOON).untilAsserted(() -> assertThat(IntStream.range(0, 5)
                        .mapToObj(i -> requestsOf("astray-" + i).size()))
                .containsOnly(OTHERS / 5));
        assertThat(requestsOf("astray-1")).containsExactly("request-1", "request-6", "request-11", "request-16");
        assertThat(new HttpClients().get(installation.http("one") + "/metrics").body())
                .containsPattern("cardstate_requests_moved_total " + OTHERS + "\\.0")
                .contains("cardstate_failures_total{reason=\"OVERLOADED\"} 0.0", "cardstate_stream_threads 2.0");
        installation.awaitPromises();
    }

    private void requestAstray(String client, String request) {
        int home = HomePartition.of(client.getBytes(StandardCharsets.UTF_8), PARTITIONS);
        installation.publish(
                (home + 1) % PARTITIONS, new CardListRequested(request, client, Instant.now(), null, null));
    }

    /** The ids that the client's snapshots answer, in their order. */
    private List<String> requestsOf(String client) {
        return installation.read(installation.topics.snapshots()).stream()
                .filter(record -> record.key().equals(client))
                .map(record -> record.value())
                .map(ClientCardsSnapshot::getRequestId)
                .toList();
    }
}
