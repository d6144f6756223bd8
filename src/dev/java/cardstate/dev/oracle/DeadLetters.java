package cardstate.dev.oracle;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** The dead letters by the coordinates that they carry. For one thread. */
final class DeadLetters {

    private static final String PREFIX = "__streams.errors.";

    private final String topic;
    private final Findings findings;
    private final Map<Place, Letters> letters = new LinkedHashMap<>();

    private record Place(int partition, long offset) {}

    /**
     * The letters of one record.
     *
     * @param schemaUnknown whether the registry did not know its schema then: it may by now, and the record was no request
     */
    record Letters(int count, String first, boolean schemaUnknown) {}

    /** @param topic of the requests */
    DeadLetters(String topic, Findings findings) {
        this.topic = topic;
        this.findings = findings;
    }

    void read(ConsumerRecord<byte[], byte[]> letter) {
        Place place = place(letter);
        if (place == null) {
            findings.violated(Kind.DEAD_LETTER_OF_NOTHING, Findings.at(letter));
            return;
        }
        letters.merge(
                place,
                new Letters(1, Findings.at(letter), text(letter, "reason").equals("SCHEMA_UNKNOWN")),
                (one, other) -> new Letters(one.count() + 1, one.first(), one.schemaUnknown()));
    }

    /** The letters of a record, a count of 0 where there are none; after this call they are accounted for. */
    Letters take(ConsumerRecord<byte[], byte[]> record) {
        Letters found = letters.remove(new Place(record.partition(), record.offset()));
        return found == null ? new Letters(0, "", false) : found;
    }

    /** What nobody took is the letter of no record, or of one that is no longer kept. */
    void finish(Iterable<Span> requests) {
        letters.forEach((place, found) -> {
            for (Span span : requests) {
                if (span.partition() == place.partition() && place.offset() < span.start()) {
                    return;
                }
            }
            findings.violated(Kind.DEAD_LETTER_OF_NOTHING, found.first());
        });
    }

    private @Nullable Place place(ConsumerRecord<byte[], byte[]> letter) {
        try {
            return topic.equals(text(letter, PREFIX + "topic"))
                    ? new Place(
                            Integer.parseInt(text(letter, PREFIX + "partition")),
                            Long.parseLong(text(letter, PREFIX + "offset")))
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
