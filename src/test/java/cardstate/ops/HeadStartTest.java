package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadStartTest {

    private static final long FAR = HeadStart.FAR_BEHIND + 1;
    private static final long LITTLE = HeadStart.FAR_BEHIND;
    private static final long LONGER = HeadStart.FIRST_OUTCOMES.toMillis();

    private final HeadStart headStart = new HeadStart();

    @Test
    void shouldLetCardsGoAtOnceWhereNoClientIsFarBehind() {
        // when
        boolean holds = headStart.holds(LITTLE, 1_000);

        // then
        assertThat(holds).isFalse();
    }

    @Test
    void shouldHoldCardsWhileAClientIsFarBehind() {
        // given
        headStart.holds(FAR, 1_000);

        // when
        boolean holds = headStart.holds(FAR, 1_000 + 2 * LONGER);

        // then
        assertThat(holds).isTrue();
    }

    @Test
    void shouldHoldCardsALittleLongerForTheFirstOutcomes() {
        // given
        headStart.holds(FAR, 1_000);

        // when
        boolean within = headStart.holds(0, 1_000 + LONGER);
        boolean after = headStart.holds(0, 1_001 + LONGER);

        // then
        assertThat(within).isTrue();
        assertThat(after).isFalse();
    }

    @Test
    void shouldLetCardsGoAtLastThoughAClientStaysBehind() {
        // given
        headStart.holds(FAR, 1_000);

        // when
        boolean holds = headStart.holds(FAR, 1_001 + HeadStart.AT_MOST.toMillis());

        // then
        assertThat(holds).isFalse();
    }

    @Test
    void shouldHoldCardsOnceOnly() {
        // given
        headStart.holds(FAR, 1_000);
        headStart.holds(0, 1_001 + LONGER);

        // when
        boolean holds = headStart.holds(FAR, 2_000 + LONGER);

        // then
        assertThat(holds).isFalse();
    }
}
