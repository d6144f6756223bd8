package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** 5,000 requests over 1,000 clients at a provider of 50 ms: the promises under load, and under load with a crash. */
@ExtendWith(RealStack.class)
class LoadIT {

    private static final int REQUESTS = 5_000;
    private static final int CLIENTS = 1_000;
    private static final int MAX_IN_FLIGHT = 64;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Installation installation;
    private Child service;

    LoadIT(RealStack.Up stack) {
        installation = new Installation(
                stack,
                Behaviour.flawless().withLatency(50, 0),
                Map.of("CARD_API_MAX_IN_FLIGHT", Integer.toString(MAX_IN_FLIGHT)));
        service = installation.start("one");
    }

    @AfterEach
    void stop() {
        service.close();
        installation.close();
    }

    @Test
    void shouldKeepEveryPromiseUnderLoad() {
        // when
        installation.ask(REQUESTS, CLIENTS);
        awaitOutcomes(REQUESTS);

        // then
        installation.awaitProvidersTruth(CLIENTS);
        installation.assertPromisesHold();
        assertThat(installation.provider.stats().overlaps()).isZero();
        assertThat(installation.provider.stats().maxInFlight()).isLessThanOrEqualTo(MAX_IN_FLIGHT);
    }

    @Test
    void shouldKeepEveryPromiseWhenKilledInTheMiddle() {
        // given
        installation.ask(REQUESTS, CLIENTS);
        await().atMost(LIMIT).until(() -> outcomes() > REQUESTS / 10);

        // when
        service.kill();
        assertThat(outcomes()).as("the kill came in the middle").isLessThan(REQUESTS);
        service = installation.start("one");
        awaitOutcomes(REQUESTS);

        // then
        installation.awaitProvidersTruth(CLIENTS);
        installation.assertPromisesHold();
    }

    private void awaitOutcomes(int count) {
        await().atMost(LIMIT).until(this::outcomes, found -> found >= count);
    }

    private int outcomes() {
        return installation.read(installation.topics.snapshots()).size()
                + installation.read(installation.topics.failures()).size();
    }
}
