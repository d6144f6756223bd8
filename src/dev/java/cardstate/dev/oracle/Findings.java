package cardstate.dev.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Gathers what a check finds. For one thread. */
final class Findings {

    private static final int LONGEST_ID = 128;

    private final int examples;
    private final Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    private final Map<Kind, Long> violated = new EnumMap<>(Kind.class);
    private final Map<Kind, List<String>> where = new EnumMap<>(Kind.class);

    /** @param examples how many places are kept of each kind */
    Findings(int examples) {
        this.examples = examples;
    }

    void count(Measure measure) {
        counts.merge(measure, 1L, Long::sum);
    }

    void violated(Kind kind, String place) {
        violated.merge(kind, 1L, Long::sum);
        List<String> places = where.computeIfAbsent(kind, any -> new ArrayList<>());
        if (places.size() < examples) {
            places.add(place);
        }
    }

    Verdict verdict(Instant at, boolean offsetsChecked) {
        Map<Kind, Verdict.Violation> violations = new EnumMap<>(Kind.class);
        violated.forEach((kind, count) ->
                violations.put(kind, new Verdict.Violation(count, where.getOrDefault(kind, List.of()))));
        return new Verdict(at, counts, violations, offsetsChecked);
    }

    static String at(ConsumerRecord<?, ?> record) {
        return record.topic() + " " + record.partition() + "@" + record.offset();
    }

    /** An id as others gave it: fit for a terminal. */
    static String id(String id) {
        String shown = id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) + "..." : id;
        return shown.replaceAll("[^ -~]", "?");
    }
}
