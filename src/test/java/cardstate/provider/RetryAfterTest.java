package cardstate.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00.700Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "' 120 ', 120",
        "'Wed, 01 Jan 2025 00:00:30 GMT', 30",
        "'Tue, 31 Dec 2024 23:59:00 GMT', 0"
    })
    void shouldReadSecondsAndDates(String header, long seconds) {
        // given
        Duration expected = Duration.ofSeconds(seconds);

        // when
        Duration wait = RetryAfter.parse(header, NOW);

        // then
        assertThat(wait).isEqualTo(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "-5", "2.5", "soon", "1e3", "0x10", "\u0663", "Wed, 99 Jan 2025 00:00:30 GMT"})
    void shouldSayNothingWhenItCannotBeRead(String header) {
        // given
        Instant now = NOW;

        // when
        Duration wait = RetryAfter.parse(header, now);

        // then
        assertThat(wait).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999",
                "9223372036854775807",
                "999999999999999999999999999999",
                "Fri, 31 Dec 9999 23:59:59 GMT"
            })
    void shouldStayComputableWhenItIsAbsurd(String header) {
        // given
        Instant now = NOW;

        // when
        Duration wait = RetryAfter.parse(header, now);

        // then
        assertThat(wait).isEqualTo(Duration.ofSeconds(Integer.MAX_VALUE));
    }

    @Test
    void shouldReadAnyTextWithoutThrowing() {
        // given
        Samples samples = new Samples(8);

        // when
        for (int i = 0; i < 20_000; i++) {
            Duration wait = RetryAfter.parse(samples.text(), NOW);

            // then
            assertThat(wait == null || !wait.isNegative()).isTrue();
        }
    }
}
