package cardstate.call;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult.Failed;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TroubleTest {

    private static final String GOLDEN = "010e20494e56414c49445f524553504f4e53459003060c80a0d5edee66";
    private static final Trouble SAMPLE = new Trouble(7, Reason.INVALID_RESPONSE, 200, 3, 6, 1_767_225_600_000L);

    private final Backoff backoff = new Backoff(bound -> bound - 1);

    @ParameterizedTest
    @EnumSource(names = {"PROVIDER_UNAVAILABLE", "PROVIDER_NOT_READY", "INVALID_RESPONSE", "PROVIDER_UNAUTHORIZED"})
    void shouldBackOffFromWhatTimeMayMend(Reason reason) {
        // when
        Trouble trouble = after(null, 1, reason);

        // then
        assertThat(trouble.notBefore()).isEqualTo(1_500);
    }

    @Test
    void shouldBackOffLongerWithEachFailureInARow() {
        // given
        Trouble first = after(null, 1, Reason.PROVIDER_UNAVAILABLE);

        // when
        Trouble second = after(first, 2, Reason.PROVIDER_UNAVAILABLE);

        // then
        assertThat(second.notBefore()).isEqualTo(2_000);
    }

    @Test
    void shouldBeginAnewAfterACallThatSucceeded() {
        // given
        Trouble first = after(null, 1, Reason.PROVIDER_UNAVAILABLE);

        // when
        Trouble third = after(first, 3, Reason.PROVIDER_UNAVAILABLE);

        // then
        assertThat(third.failures()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVIDER_ERROR", "PROVIDER_REJECTED"})
    void shouldBeFinalAtOnceWhereNoRepetitionHelps(Reason reason) {
        // then
        assertThat(after(null, 1, reason).isFinalFor(0)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVIDER_UNAVAILABLE", "PROVIDER_NOT_READY", "PROVIDER_UNAUTHORIZED"})
    void shouldNeverBeFinalWhereTimeMayHelp(Reason reason) {
        // given
        Trouble trouble = null;

        // when
        for (int call = 1; call <= 100; call++) {
            trouble = after(trouble, call, reason);
        }

        // then
        assertThat(trouble).isNotNull().satisfies(last -> assertThat(last.isFinalFor(0))
                .isFalse());
    }

    @Test
    void shouldBeFinalWithTheThirdInvalidAnswer() {
        // given
        Trouble first = after(null, 1, Reason.INVALID_RESPONSE);
        Trouble second = after(first, 2, Reason.INVALID_RESPONSE);
        Trouble third = after(second, 3, Reason.INVALID_RESPONSE);

        // then
        assertThat(first.isFinalFor(0)).isFalse();
        assertThat(second.isFinalFor(0)).isFalse();
        assertThat(third.isFinalFor(0)).isTrue();
    }

    @Test
    void shouldCountForARequestOnlyTheInvalidAnswersOfItsOwnCalls() {
        // given
        Trouble second = after(after(null, 1, Reason.INVALID_RESPONSE), 2, Reason.INVALID_RESPONSE);
        Trouble third = after(second, 3, Reason.INVALID_RESPONSE);

        // then
        assertThat(third.isFinalFor(1)).isFalse();
    }

    @Test
    void shouldBeginToCountInvalidAnswersAnewAfterAnotherFailure() {
        // given
        Trouble second = after(after(null, 1, Reason.INVALID_RESPONSE), 2, Reason.INVALID_RESPONSE);
        Trouble third = after(second, 3, Reason.PROVIDER_UNAVAILABLE);

        // when
        Trouble fourth = after(third, 4, Reason.INVALID_RESPONSE);

        // then
        assertThat(fourth.isFinalFor(0)).isFalse();
    }

    @Test
    void shouldConcernOnlyRequestsThatWereThereWhenTheCallStarted() {
        // then
        assertThat(SAMPLE.concerns(6)).isTrue();
        assertThat(SAMPLE.concerns(7)).isFalse();
    }

    @Test
    void shouldWriteTheFirstFormatAsItWasReleased() {
        // then
        assertThat(HexFormat.of().formatHex(SAMPLE.toBytes())).isEqualTo(GOLDEN);
    }

    @Test
    void shouldReadTheFirstFormat() {
        // then
        assertThat(Trouble.of(HexFormat.of().parseHex(GOLDEN))).isEqualTo(SAMPLE);
    }

    @Test
    void shouldReadThatThereWasNoAnswer() {
        // given
        Trouble trouble = new Trouble(1, Reason.PROVIDER_UNAVAILABLE, null, 1, 0, 0);

        // then
        assertThat(Trouble.of(trouble.toBytes())).isEqualTo(trouble);
    }

    private Trouble after(@Nullable Trouble before, int call, Reason reason) {
        return Trouble.after(before, call, new Failed(reason, null, null), backoff, 1_000);
    }
}
