package cardstate.dev.oracle;

import cardstate.topic.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of each topic is checked, so that a system that goes on working raises no false alarm: a range is fixed before
 * the ranges of what causes its records. Only the requests are fixed twice: first, for whose outcome must be there; and
 * last, for what may have caused an outcome.
 *
 * @param at when the first range was fixed
 * @param due ends of the request topic's partitions then
 * @param statesAt when that of the states was fixed
 */
record Ranges(
        Instant at,
        Map<Integer, Long> due,
        List<Span> deadLetters,
        List<Span> failures,
        List<Span> statusChanges,
        List<Span> balanceChanges,
        Instant statesAt,
        List<Span> states,
        List<Span> snapshots,
        List<Span> requests) {

    static Ranges fix(Source source, Topics topics) {
        Instant at = source.now();
        Map<Integer, Long> due = new HashMap<>();
        source.spans(topics.requests().name()).forEach(span -> due.put(span.partition(), span.end()));
        List<Span> deadLetters = source.spans(topics.deadLetters().name());
        List<Span> failures = source.spans(topics.failures().name());
        List<Span> statusChanges = source.spans(topics.statusChanges().name());
        List<Span> balanceChanges = source.spans(topics.balanceChanges().name());
        Instant statesAt = source.now();
        List<Span> states = source.spans(topics.cardStates().name());
        List<Span> snapshots = source.spans(topics.snapshots().name());
        List<Span> requests = source.spans(topics.requests().name());
        return new Ranges(
                at, due, deadLetters, failures, statusChanges, balanceChanges, statesAt, states, snapshots, requests);
    }
}
