package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What one call brings to very many requests. */
class HandoutTest {

    private static final int MANY = 2_500;

    private final CallsRig rig = new CallsRig(MANY + 10);

    @Test
    void shouldEndVeryManyRequestsByOneFailureOverSeveralTurns() {
        // given
        List<String> all = many();

        // when
        rig.fail(Reason.PROVIDER_REJECTED);
        int atOnce = rig.outcomes.size();
        rig.pass(Duration.ofMillis(5));
        rig.pass(Duration.ofMillis(5));

        // then
        assertThat(atOnce).isPositive().isLessThan(MANY);
        assertThat(rig.outcomes)
                .containsExactlyElementsOf(all.stream()
                        .map(id -> id + " PROVIDER_REJECTED after 1")
                        .toList());
        assertThat(rig.stored()).isZero();
    }

    @Test
    void shouldStartTheNextCallOnlyOnceAllHaveWhatTheLastOneMet() {
        // given
        many();
        rig.fail(Reason.PROVIDER_REJECTED);
        rig.submit("client", "later");
        rig.pass(Duration.ofMillis(5));
        int before = rig.api.inFlight.size();

        // when
        rig.pass(Duration.ofMillis(5));

        // then
        assertThat(before).isZero();
        assertThat(rig.api.inFlight).hasSize(1);
        assertThat(rig.outcomes).hasSize(MANY);
    }

    @Test
    void shouldCallAgainForThoseThatACrashLeftWithoutTheirOutcome() {
        // given
        many();
        rig.fail(Reason.PROVIDER_REJECTED);
        int before = rig.outcomes.size();

        // when
        rig.restart();
        rig.pass(Duration.ofMillis(5));
        rig.answer();
        rig.pass(Duration.ofMillis(5));
        rig.pass(Duration.ofMillis(5));

        // then
        assertThat(rig.outcomes).hasSize(MANY);
        assertThat(rig.outcomes.subList(before, MANY)).allMatch(outcome -> outcome.endsWith("answered after 2"));
        assertThat(rig.stored()).isZero();
    }

    /** All of them share the second call: the first had started when they came. */
    private List<String> many() {
        rig.submit("client", "first");
        List<String> ids = IntStream.range(0, MANY).mapToObj(i -> "request" + i).toList();
        ids.forEach(id -> rig.submit("client", id));
        rig.answer();
        rig.outcomes.clear();
        return ids;
    }
}
