package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import cardstate.dev.registry.Registry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 4 of faults.md: one installation with a registry of its own that is away at the start, and later. */
@ExtendWith(RealStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryFaultsIT {

    private static final int CLIENTS = 50;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Registry registry = Registry.start();
    private final Installation installation;
    private Child service;

    RegistryFaultsIT(RealStack.Up stack) {
        installation = new Installation(new RealStack.Up(stack.broker(), registry), Behaviour.flawless(), Map.of());
        service = installation.start("one");
    }

    @BeforeEach
    void work() {
        registry.restart();
        installation.askForAll(CLIENTS);
        installation.awaitWork();
    }

    @AfterAll
    void stop() {
        service.close();
        installation.close();
        registry.close();
    }

    @Test
    void shouldWaitForTheRegistryAtStartAndThenDoWhatIsWaiting() {
        // given
        service.terminate(SOON);
        registry.stop();
        installation.askForAll(CLIENTS);

        // when
        service = installation.start("one");
        installation.awaitLog("one", "Not started yet: the registry at " + registry.url() + " does not answer");
        assertThat(service.isAlive()).isTrue();
        registry.restart();
        installation.awaitWork();

        // then
        installation.settle(CLIENTS);
        assertThat(installation.count(installation.topics.deadLetters())).isZero();
    }

    @Test
    void shouldGoOnWithSchemasThatItKnowsWhileTheRegistryIsAway() {
        // given
        registry.stop();

        // when
        installation.askForAll(CLIENTS);
        installation.awaitWork();

        // then
        registry.restart();
        installation.settle(CLIENTS);
        assertThat(installation.count(installation.topics.deadLetters())).isZero();
    }

    @Test
    void shouldKeepRequestsOfASchemaThatItCannotFetchUntilItCan() throws Exception {
        // given
        try (NewerWriter writer = new NewerWriter(installation)) {
            registry.stop();

            // when
            writer.request("client-1", "newer");
            installation.awaitLog(
                    "one",
                    "Schema " + writer.schemaId() + " of "
                            + installation.topics.requests().subject());
            int before = installation.outcomes();
            installation.request("client-2", "other");
            await().atMost(SOON).until(() -> installation.outcomes() == before + 1);
            registry.restart();
            await().atMost(SOON).until(() -> installation.outcomes() == before + 2);
        }

        // then
        installation.settle(CLIENTS);
        assertThat(installation.count(installation.topics.deadLetters())).isZero();
    }
}
