package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows 18 and 23 of faults.md: partitions move while calls are in flight. */
@ExtendWith(RealStack.class)
class MovedPartitionsIT {

    private static final int CLIENTS = 200;
    private static final Duration SOON = Duration.ofSeconds(90);

    private final Installation installation;
    private final List<Child> services = new ArrayList<>();

    MovedPartitionsIT(RealStack.Up stack) {
        installation = new Installation(
                stack,
                Behaviour.flawless(),
                Map.of("KAFKA_SESSION_TIMEOUT_MS", "4000", "KAFKA_TRANSACTION_TIMEOUT_MS", "4000"));
    }

    @AfterEach
    void stop() {
        services.forEach(Child::close);
        installation.close();
    }

    @Test
    void shouldDropAnAnswerThatComesAfterItsPartitionMovedAway() {
        // given
        Child paused = start("one");
        start("two");
        installation.askForAll(CLIENTS);
        installation.awaitWork();
        installation.provider.behave(Behaviour.flawless().withLatency(2_000, 0));
        installation.askForAll(CLIENTS);
        await().atMost(SOON).until(() -> installation.provider.stats().inFlight() == CLIENTS);

        // when
        int logged = installation.logOf("one").length();
        paused.pause();
        installation.awaitWork();
        assertThat(installation.provider.stats().overlaps()
                        + installation.provider.stats().calls())
                .as("the new owner called again for what the old one had called for")
                .isGreaterThan(2 * CLIENTS);
        paused.resume();
        await().atMost(SOON)
                .until(() -> installation.logOf("one").substring(logged).contains("from REBALANCING to RUNNING"));

        // then
        installation.settle(CLIENTS);
        assertThat(services).allMatch(Child::isAlive);
    }

    @Test
    void shouldLoseAndDoubleNothingWhenInstancesComeAndGo() {
        // given
        start("one");
        start("two");
        start("three");
        installation.provider.changeEvery(2_000);
        installation.provider.behave(Behaviour.flawless().withLatency(30, 60));
        try (Load unused = Load.start(installation, 200, CLIENTS)) {
            services.forEach(service -> installation.awaitWork());

            // when
            restart(0);
            restart(1);
            restart(2);
            services.remove(1).kill();
            start("four");
            installation.awaitLog("four", "RUNNING");
            installation.awaitWork();
        }

        // then
        installation.settle(CLIENTS);
        assertThat(services).allMatch(Child::isAlive);
    }

    private Child start(String instance) {
        Child service = installation.start(instance);
        services.add(service);
        return service;
    }

    private void restart(int place) {
        String name = List.of("one", "two", "three").get(place);
        Child service = services.get(place);
        service.terminate(SOON);
        assertThat(service.exitStatus()).isZero();
        services.set(place, installation.start(name));
        installation.awaitLog(name, "RUNNING");
    }
}
