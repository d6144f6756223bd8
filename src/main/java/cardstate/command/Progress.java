package cardstate.command;

import cardstate.failure.DeadLetter;
import cardstate.request.Rejection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far dead letters have been published again, and which are next. A place a {@link Lane}: who publishes those of one
 * reason today finds those of another where they were. For one thread.
 */
final class Progress {

    /** What becomes of a dead letter. */
    enum Fate {
        /** Its bytes are published. */
        PUBLISHED,
        /** An earlier run has dealt with it. */
        BEFORE,
        /** Its bytes were published before and came back as this letter. */
        CAME_BACK,
        /** Its bytes are not those that came, or more than the request topic takes. */
        NOT_WHOLE,
        /** It is of another reason, or says none. */
        NOT_ASKED_FOR
    }

    /**
     * Letters that share a place.
     *
     * @param cameBack those whose bytes were published again before
     */
    record Lane(Rejection reason, boolean cameBack) {

        /** What its group's name ends with. */
        String suffix() {
            String name = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return cameBack ? name + "-again" : name;
        }
    }

    private final Map<Lane, Map<TopicPartition, Long>> places = new HashMap<>();

    /** @param committed where each lane that is asked for stands */
    Progress(Map<Lane, Map<TopicPartition, Long>> committed) {
        committed.forEach((lane, offsets) -> places.put(lane, new HashMap<>(offsets)));
    }

    List<Lane> lanes() {
        return List.copyOf(places.keySet());
    }

    Fate of(ConsumerRecord<?, ?> letter) {
        Rejection reason = DeadLetter.reasonOf(letter.headers());
        if (reason == null || !places.containsKey(new Lane(reason, false))) {
            return Fate.NOT_ASKED_FOR;
        }
        Map<TopicPartition, Long> offsets = places.get(new Lane(reason, DeadLetter.cameBack(letter.headers())));
        if (offsets == null) {
            return Fate.CAME_BACK;
        }
        if (letter.offset() < place(offsets, new TopicPartition(letter.topic(), letter.partition()))) {
            return Fate.BEFORE;
        }
        return DeadLetter.isWhole(letter.headers()) ? Fate.PUBLISHED : Fate.NOT_WHOLE;
    }

    /** Where to begin to read: at the lane that is behind the others. */
    Map<TopicPartition, Long> from(Map<TopicPartition, Long> beginnings) {
        Map<TopicPartition, Long> from = new HashMap<>();
        beginnings.forEach((partition, beginning) -> {
            long behind = places.values().stream()
                    .mapToLong(offsets -> place(offsets, partition))
                    .min()
                    .orElse(0);
            from.put(partition, Math.max(beginning, behind));
        });
        return from;
    }

    /** What a lane has to commit when everything before these offsets is done; empty where that is nothing new. */
    Map<TopicPartition, Long> advance(Lane lane, Map<TopicPartition, Long> read) {
        Map<TopicPartition, Long> known = Objects.requireNonNull(places.get(lane));
        Map<TopicPartition, Long> further = new HashMap<>();
        read.forEach((partition, offset) -> {
            if (offset > place(known, partition)) {
                further.put(partition, offset);
            }
        });
        known.putAll(further);
        return further;
    }

    /** The lanes of these reasons. */
    static Set<Lane> lanes(Set<Rejection> reasons, boolean again) {
        Set<Lane> lanes = new HashSet<>();
        for (Rejection reason : reasons) {
            lanes.add(new Lane(reason, false));
            if (again) {
                lanes.add(new Lane(reason, true));
            }
        }
        return lanes;
    }

    private static long place(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        @Nullable Long offset = offsets.get(partition);
        return offset == null ? 0 : offset;
    }
}
