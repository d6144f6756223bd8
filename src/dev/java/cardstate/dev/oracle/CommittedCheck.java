package cardstate.dev.oracle;

import java.util.HashMap;
import java.util.Map;

/**
 * I4's part that shows from outside: a request that has its outcome is committed, for both are one transaction. For one
 * thread.
 */
final class CommittedCheck {

    private final Map<Integer, Long> highest = new HashMap<>();

    /** Notes that a record of the request topic has had its effect. */
    void mustHave(int partition, long offset) {
        highest.merge(partition, offset, Math::max);
    }

    /** @param committed read after the outcomes were */
    void finish(String topic, Map<Integer, Long> committed, Findings findings) {
        highest.forEach((partition, offset) -> {
            findings.count(Measure.OFFSETS);
            Long found = committed.get(partition);
            if (found == null || found <= offset) {
                findings.violated(
                        Kind.OFFSET_NOT_COMMITTED,
                        topic + " " + partition + "@" + offset + " has its outcome, committed is "
                                + (found == null ? "nothing" : found));
            }
        });
    }
}
