package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.call.CallResult.Failed;
import cardstate.call.Reason;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    @ParameterizedTest
    @CsvSource({
        "101, INVALID_RESPONSE",
        "201, INVALID_RESPONSE",
        "204, INVALID_RESPONSE",
        "299, INVALID_RESPONSE",
        "300, PROVIDER_REJECTED",
        "301, PROVIDER_REJECTED",
        "302, PROVIDER_REJECTED",
        "304, PROVIDER_REJECTED",
        "307, PROVIDER_REJECTED",
        "308, PROVIDER_REJECTED",
        "400, PROVIDER_REJECTED",
        "401, PROVIDER_UNAUTHORIZED",
        "403, PROVIDER_UNAUTHORIZED",
        "404, PROVIDER_REJECTED",
        "407, PROVIDER_REJECTED",
        "408, PROVIDER_UNAVAILABLE",
        "422, PROVIDER_REJECTED",
        "425, PROVIDER_UNAVAILABLE",
        "429, PROVIDER_UNAVAILABLE",
        "499, PROVIDER_REJECTED",
        "500, PROVIDER_UNAVAILABLE",
        "502, PROVIDER_UNAVAILABLE",
        "503, PROVIDER_UNAVAILABLE",
        "504, PROVIDER_UNAVAILABLE",
        "599, PROVIDER_UNAVAILABLE",
        "600, PROVIDER_UNAVAILABLE",
        "999, PROVIDER_UNAVAILABLE"
    })
    void shouldNameTheReasonOfAStatus(int status, Reason reason) {
        // given
        Instant now = Instant.EPOCH;

        // when
        Failed failed = Refusal.of(status, null, now);

        // then
        assertThat(failed).isEqualTo(new Failed(reason, status, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void shouldCarryRetryAfterWhenTheStatusAllowsIt(int status) {
        // given
        String retryAfter = "30";

        // when
        Failed failed = Refusal.of(status, retryAfter, Instant.EPOCH);

        // then
        assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 500, 502})
    void shouldIgnoreRetryAfterOnAnyOtherStatus(int status) {
        // given
        String retryAfter = "30";

        // when
        Failed failed = Refusal.of(status, retryAfter, Instant.EPOCH);

        // then
        assertThat(failed.retryAfter()).isNull();
    }
}
