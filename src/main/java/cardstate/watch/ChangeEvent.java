package cardstate.watch;

import org.apache.avro.specific.SpecificRecord;

/**
 * A committed change.
 *
 * @param kind {@code status} or {@code balance}
 * @param clientId the client whose list showed it
 * @param change the record of the topic
 * @param after how far who has seen it has read
 */
public record ChangeEvent(String kind, String cardId, String clientId, SpecificRecord change, ChangePosition after) {

    /** Changes are personal data: only the kind and the position are shown. */
    @Override
    public String toString() {
        return "ChangeEvent[kind=" + kind + ", after=" + after + "]";
    }
}
