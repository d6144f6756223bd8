package cardstate.failure;

import cardstate.request.CarriedHeaders;
import cardstate.request.Origin;
import cardstate.request.RawRequest;
import cardstate.request.Reading;
import cardstate.request.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * A record that is no request: its bytes as they came, where it came from and why, by the header names of contract.md.
 * Never a message or a stack trace, which quote data. Pure; any thread.
 *
 * @param key the raw bytes; cut, and {@code key.bytes} among the headers, where not even the key alone would be taken
 * @param value the raw bytes; cut, and {@code value.bytes} among the headers, where the broker would not take them whole
 */
public record DeadLetter(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {

    private static final String PREFIX = "__streams.errors.";
    private static final String TOPIC = PREFIX + "topic";
    private static final String PARTITION = PREFIX + "partition";
    private static final String OFFSET = PREFIX + "offset";
    private static final String EXCEPTION = PREFIX + "exception";
    private static final String REASON = "reason";
    private static final String CUT = "value.bytes";
    private static final String CUT_KEY = "key.bytes";

    /** Where the dead letter stood whose bytes were published again: a second letter of them says so. */
    private static final String REDRIVEN = "redriven-from";

    private static final Set<String> OWN = Set.of(TOPIC, PARTITION, OFFSET, EXCEPTION, REASON, REDRIVEN);

    /** Room for the header that tells the uncut length. */
    public static final int CUT_HEADER_BYTES = 64;

    public static DeadLetter of(RawRequest record, Reading.Rejected rejected) {
        Headers headers = CarriedHeaders.of(record.headers());
        Origin origin = record.origin();
        set(headers, TOPIC, origin.topic());
        set(headers, PARTITION, Integer.toString(origin.partition()));
        set(headers, OFFSET, Long.toString(origin.offset()));
        set(headers, EXCEPTION, rejected.exception());
        set(headers, REASON, rejected.rejection().name());
        return new DeadLetter(record.key(), record.value(), headers);
    }

    /** This letter with at most so many bytes of the value. */
    public DeadLetter cutTo(int bytes) {
        if (value == null || value.length <= bytes) {
            return this;
        }
        set(headers, CUT, Integer.toString(value.length));
        return new DeadLetter(key, Arrays.copyOf(value, Math.max(0, bytes)), headers);
    }

    /** This letter with at most so many bytes of the key, which no client's id is as long as. */
    public DeadLetter cutKeyTo(int bytes) {
        if (key == null || key.length <= bytes) {
            return this;
        }
        set(headers, CUT_KEY, Integer.toString(key.length));
        return new DeadLetter(Arrays.copyOf(key, Math.max(0, bytes)), value, headers);
    }

    /**
     * Why the letter was set aside, null where its headers do not say it.
     *
     * @param letter a dead letter's headers, as everywhere below
     */
    public static @Nullable Rejection reasonOf(Headers letter) {
        Header reason = letter.lastHeader(REASON);
        String name = reason == null ? "" : text(reason);
        return Stream.of(Rejection.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Whether its bytes are those that came, and not more than a request topic takes. */
    public static boolean isWhole(Headers letter) {
        Header exception = letter.lastHeader(EXCEPTION);
        boolean tooLarge = exception != null && text(exception).equals(Reading.Rejected.TOO_LARGE.exception());
        return !tooLarge && letter.lastHeader(CUT) == null && letter.lastHeader(CUT_KEY) == null;
    }

    /** Whether its bytes were published again once, and came back. */
    public static boolean cameBack(Headers letter) {
        return letter.lastHeader(REDRIVEN) != null;
    }

    /** The headers that came with the record, and where the letter stands from which it is published again. */
    public static Headers ofRedriven(Headers letter, int partition, long offset) {
        Headers headers = new RecordHeaders();
        for (Header header : letter) {
            if (!OWN.contains(header.key())) {
                headers.add(header);
            }
        }
        set(headers, REDRIVEN, partition + "@" + offset);
        return headers;
    }

    private static String text(Header header) {
        return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
