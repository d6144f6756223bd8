package cardstate.watch;

import org.apache.avro.specific.SpecificRecord;

/**
 * A committed change.
 *
 * @param kind {@code status} or {@code balance}
 * @param partition of its topic
 * @param clientId the client whose list showed it
 * @param change the record of the topic
 * @param after how far who has seen it has read
 */
public record ChangeEvent(
        String kind, int partition, String cardId, String clientId, SpecificRecord change, ChangePosition after) {

    static final String STATUS = "status";

    /** Whether who has read as far as the position has been given it. */
    boolean isWithin(ChangePosition position) {
        boolean ofStatus = kind.equals(STATUS);
        return after.next(ofStatus, partition) <= position.next(ofStatus, partition);
    }

    /** The same to one who has read as far as the position already. */
    ChangeEvent to(ChangePosition position) {
        return new ChangeEvent(kind, partition, cardId, clientId, change, after.furthest(position));
    }

    /** Changes are personal data: only the kind and the position are shown. */
    @Override
    public String toString() {
        return "ChangeEvent[kind=" + kind + ", after=" + after + "]";
    }
}
