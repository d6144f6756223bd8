package cardstate.provider;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date. Pure. */
final class RetryAfter {

    /** Far past any use, and small enough that no arithmetic on it overflows. */
    private static final long LONGEST_SECONDS = Integer.MAX_VALUE;

    private RetryAfter() {}

    /**
     * How long to wait from now on: never negative, zero for a date in the past, at most 68 years; null where the header
     * is missing or says nothing that can be read.
     */
    static @Nullable Duration parse(@Nullable String value, Instant now) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        return isDigits(text) ? ofSeconds(text) : ofDate(text, now);
    }

    private static Duration ofSeconds(String digits) {
        try {
            return bounded(Long.parseLong(digits));
        } catch (NumberFormatException tooLong) {
            return bounded(LONGEST_SECONDS);
        }
    }

    private static @Nullable Duration ofDate(String text, Instant now) {
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            return bounded(date.getEpochSecond() - now.getEpochSecond());
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static Duration bounded(long seconds) {
        return Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_SECONDS)));
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
