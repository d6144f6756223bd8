package cardstate.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ListVersionTest {

    private static final Instant RECEIVED = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void shouldBeTheProvidersTimeWhereItIsNotAhead() {
        // when
        ListVersion version = ListVersion.of(RECEIVED.minusSeconds(7), RECEIVED);

        // then
        assertThat(version.version()).isEqualTo(RECEIVED.minusSeconds(7));
    }

    @Test
    void shouldAllowTheProvidersClockToBeFiveSecondsAhead() {
        // when
        ListVersion version = ListVersion.of(RECEIVED.plusSeconds(5), RECEIVED);

        // then
        assertThat(version.version()).isEqualTo(RECEIVED.plusSeconds(5));
    }

    @Test
    void shouldNotLetATimeInTheFarFutureFreezeACard() {
        // when
        ListVersion version = ListVersion.of(Instant.parse("9999-12-31T23:59:59Z"), RECEIVED);

        // then
        assertThat(version.version()).isEqualTo(RECEIVED.plusSeconds(5));
    }

    @Test
    void shouldBeTheTimeOfReceiptWhereTheProviderGivesNone() {
        // when
        ListVersion version = ListVersion.of(null, RECEIVED);

        // then
        assertThat(version.version()).isEqualTo(RECEIVED);
    }

    @Test
    void shouldTakeAnEqualVersionForNewerWithinAClient() {
        // given
        ListVersion last = new ListVersion(RECEIVED, RECEIVED.plusSeconds(1));
        ListVersion next = new ListVersion(RECEIVED, RECEIVED);

        // then
        assertThat(next.isStaleAfter(last)).isFalse();
    }

    @Test
    void shouldTakeAVersionThatGoesBackForStale() {
        // given
        ListVersion last = new ListVersion(RECEIVED, RECEIVED);
        ListVersion next = new ListVersion(RECEIVED.minusMillis(1), RECEIVED.plusSeconds(9));

        // then
        assertThat(next.isStaleAfter(last)).isTrue();
    }

    @Test
    void shouldOrderListsOfDifferentClientsByVersionAndThenByReceipt() {
        // given
        ListVersion first = new ListVersion(RECEIVED, RECEIVED.plusSeconds(2));
        ListVersion second = new ListVersion(RECEIVED, RECEIVED.plusSeconds(3));
        ListVersion third = new ListVersion(RECEIVED.plusSeconds(1), RECEIVED);

        // then
        assertThat(java.util.stream.Stream.of(third, second, first).sorted()).containsExactly(first, second, third);
    }
}
