package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import cardstate.dev.provider.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 20 of faults.md: SIGTERM under load. */
@ExtendWith(RealStack.class)
class LifeCycleIT {

    private static final int CLIENTS = 200;
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Installation installation;
    private Child service;

    LifeCycleIT(RealStack.Up stack) {
        installation = new Installation(stack, Behaviour.flawless(), Map.of("SHUTDOWN_DRAIN_MS", "4000"));
        service = installation.start("one");
    }

    @AfterEach
    void stop() {
        service.close();
        installation.close();
    }

    @Test
    void shouldStartNoCallAndLetThoseInFlightEndAfterSigterm() {
        try (Load unused = Load.start(installation, 200, CLIENTS)) {
            // given
            installation.awaitWork();
            installation.provider.behave(Behaviour.flawless().withLatency(2_000, 0));
            await().atMost(SOON).until(() -> installation.provider.stats().inFlight() > CLIENTS / 2);

            // when
            service.askToEnd();
            long calls = awaitNoNewCall();

            // then
            assertThat(service.awaitEnd(SOON)).isTrue();
            assertThat(service.exitStatus()).isZero();
            assertThat(installation.provider.stats().calls()).isEqualTo(calls);
            assertThat(installation.provider.stats().answers())
                    .as("no call was cut off")
                    .doesNotContainKey("gone");
        }
        service = installation.start("one");
        installation.settle(CLIENTS);
    }

    @Test
    void shouldEndThoughAProviderDoesNotAnswer() {
        try (Load unused = Load.start(installation, 200, CLIENTS)) {
            // given
            installation.awaitWork();
            installation.provider.behave(Behaviour.flawless().with(Fault.TIMEOUT, 1));
            await().atMost(SOON).until(() -> installation.provider.stats().inFlight() > CLIENTS / 2);

            // when
            service.askToEnd();
            awaitNoNewCall();
            service.askToEnd();

            // then
            assertThat(service.awaitEnd(SOON)).isTrue();
            assertThat(service.exitStatus()).isZero();
            assertThat(installation.lastLogOf("one")).contains("calls are still in flight", "Stopped");
        }
        installation.provider.behave(Behaviour.flawless());
        service = installation.start("one");
        installation.settle(CLIENTS);
    }

    /** Calls started so far, once there was none for a while, in which the load alone would have brought many. */
    private long awaitNoNewCall() {
        long[] last = {-1};
        await().atMost(SOON).pollInterval(Duration.ofMillis(500)).until(() -> {
            long before = last[0];
            last[0] = installation.provider.stats().calls();
            return last[0] == before;
        });
        assertThat(service.isAlive()).as("it still drains").isTrue();
        return last[0];
    }
}
