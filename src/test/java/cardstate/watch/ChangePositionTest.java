package cardstate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangePositionTest {

    @Test
    void shouldReadWhatItWrote() {
        // given
        ChangePosition position = new ChangePosition(new long[] {12, 0, 5}, new long[] {7, 8});

        // when
        String text = position.toString();

        // then
        assertThat(text).isEqualTo("12.0.5-7.8");
        assertThat(ChangePosition.parse(text)).map(ChangePosition::toString).contains(text);
    }

    @Test
    void shouldMoveOnePartitionAndLeaveTheOld() {
        // given
        ChangePosition position = new ChangePosition(new long[] {12, 0}, new long[] {7, 8});

        // when
        ChangePosition after = position.after(false, 1, 41);

        // then
        assertThat(after).hasToString("12.0-7.42");
        assertThat(position).hasToString("12.0-7.8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1", "1-", "-1", "1.-2", "a-b", "1-2-3", "1 -2", "99999999999999999999-1"})
    void shouldTakeNothingElse(String text) {
        // then
        assertThat(ChangePosition.parse(text)).isEmpty();
    }
}
