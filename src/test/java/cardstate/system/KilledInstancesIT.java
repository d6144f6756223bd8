package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Row 19 of faults.md: {@code kill -9} again and again, while requests flow. */
@ExtendWith(RealStack.class)
class KilledInstancesIT {

    private static final int CLIENTS = 300;
    private static final int SIGKILL = 128 + 9;

    /** Longer than any return takes: the victim finds its partitions again, so each kill meets one that works. */
    private static final String KEPT_MS = "45000";

    /** When each kill comes: so many calls after the line of the victim's log, the last ones while it works. */
    private static final List<Moment> MOMENTS = List.of(
            new Moment("RUNNING", 150),
            new Moment("Starting with", 20),
            new Moment("to REBALANCING", 1),
            new Moment("RUNNING", 37),
            new Moment("to REBALANCING", 60),
            new Moment("RUNNING", 1),
            new Moment("to REBALANCING", 20),
            new Moment("Starting with", 50),
            new Moment("RUNNING", 15),
            new Moment("RUNNING", 73));

    private final Installation installation;
    private final Child other;
    private Child victim;

    private record Moment(String line, int calls) {}

    KilledInstancesIT(RealStack.Up stack) {
        installation = new Installation(
                stack, Behaviour.flawless().withLatency(200, 400), Map.of("KAFKA_SESSION_TIMEOUT_MS", KEPT_MS));
        victim = installation.start("one");
        other = installation.start("two");
    }

    @AfterEach
    void stop() {
        victim.close();
        other.close();
        installation.close();
    }

    @Test
    void shouldKeepEveryPromiseWhenKilledTenTimesInARow() {
        // given
        installation.provider.changeEvery(2_000);
        try (Load unused = Load.start(installation, 200, CLIENTS)) {
            for (Moment moment : MOMENTS) {
                awaitMoment(moment);

                // when
                victim.kill();
                assertThat(victim.exitStatus()).isEqualTo(SIGKILL);
                assertThat(installation.outcomes()).as("work was under way").isLessThan(installation.asked());
                victim = installation.start("one");
            }
            installation.awaitLog("one", "RUNNING");
        }

        // then
        installation.settle(CLIENTS);
        assertThat(installation.provider.stats().answers().get("gone"))
                .as("calls of the victim that nobody waited for any more")
                .isPositive();
        assertThat(other.isAlive()).isTrue();
    }

    private void awaitMoment(Moment moment) {
        installation.awaitLog("one", moment.line());
        long calls = installation.provider.stats().calls() + moment.calls();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> installation.provider.stats().calls() >= calls);
    }
}
