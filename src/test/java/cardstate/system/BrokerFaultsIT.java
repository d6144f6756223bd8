package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.dev.broker.ChildBroker;
import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 21 of faults.md: one installation under load, with a broker of its own that meets one fault after another. */
@ExtendWith(RealStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokerFaultsIT {

    private static final int CLIENTS = 200;
    private static final Duration TIME_OUT = Duration.ofSeconds(6);
    private static final Duration SOON = Duration.ofSeconds(90);

    private final ChildBroker broker = ChildBroker.start(RealStack.Up.options());
    private final Installation installation;
    private Child service;
    private Load load;

    BrokerFaultsIT(RealStack.Up stack) {
        String timeOut = Long.toString(TIME_OUT.toMillis());
        installation = new Installation(
                stack.with(broker),
                Behaviour.flawless().withLatency(30, 60),
                Map.of("KAFKA_SESSION_TIMEOUT_MS", timeOut, "KAFKA_TRANSACTION_TIMEOUT_MS", timeOut));
        service = installation.start("one");
    }

    @BeforeEach
    void load() {
        if (!service.isAlive()) {
            service = installation.start("one");
        }
        load = Load.start(installation, 200, CLIENTS);
        installation.awaitWork();
    }

    @AfterEach
    void stopLoad() {
        load.close();
    }

    @AfterAll
    void stop() {
        service.close();
        installation.close();
        broker.close();
    }

    @Test
    void shouldGoOnWhenTheBrokerIsKilledThreeTimes() {
        for (int i = 0; i < 3; i++) {
            // when
            broker.kill();
            broker.start();
            installation.awaitWork();
        }

        // then
        load.close();
        installation.settle(CLIENTS);
        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void shouldGoOnWhenTheBrokerStoodStillPastSessionAndTransaction() {
        // given
        Duration pause = TIME_OUT.plusSeconds(2);

        // when
        broker.pause();
        int asked = installation.asked();
        await().pollDelay(pause).atMost(pause.plusSeconds(5)).until(() -> true);
        assertThat(installation.provider.stats().inFlight())
                .as("calls of before have ended")
                .isZero();
        assertThat(installation.asked()).as("the load went on").isGreaterThan(asked);
        broker.resume();
        installation.awaitWork();

        // then
        load.close();
        installation.settle(CLIENTS);
        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void shouldGoOnWhenItsProducersAreFenced() throws Exception {
        // when
        List<String> ids;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            ids = admin.listTransactions().all().get().stream()
                    .map(TransactionListing::transactionalId)
                    .toList();
            admin.fenceProducers(ids).all().get();
        }
        assertThat(ids).hasSizeGreaterThanOrEqualTo(2);
        await().atMost(SOON).untilAsserted(() -> assertThat(installation.lastLogOf("one"))
                .as("a stream thread met it: as a fence, or as a commit in a state that it did not expect")
                .containsPattern("fenced|Fenced|migrated|InvalidProducerEpoch|InvalidTxnState"));
        installation.awaitWork();

        // then
        load.close();
        installation.settle(CLIENTS);
        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void shouldEndAndSayWhyWhenAnotherInstanceTakesItsId() {
        // given
        String id = installation.instanceId("one");

        // when
        Child thief = installation.start("thief", Map.of("INSTANCE_ID", id));
        try {
            assertThat(service.awaitEnd(SOON)).as("the one of before ended").isTrue();
            installation.awaitWork();
        } finally {
            thief.terminate(SOON);
        }

        // then
        assertThat(service.exitStatus()).isEqualTo(1);
        assertThat(installation.lastLogOf("one")).contains("The service ended by itself", "FencedInstanceId");
        load.close();
        service = installation.start("one");
        installation.settle(CLIENTS);
    }
}
