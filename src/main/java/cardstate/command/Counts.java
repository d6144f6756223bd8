package cardstate.command;

import cardstate.command.Progress.Fate;
import cardstate.command.Progress.Lane;
import cardstate.failure.DeadLetter;
import cardstate.request.Rejection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How many dead letters of each reason have which fate. For one thread. */
final class Counts {

    private final Map<Rejection, Map<Fate, Integer>> counts = new EnumMap<>(Rejection.class);

    void add(ConsumerRecord<?, ?> letter, Fate fate) {
        Rejection reason = DeadLetter.reasonOf(letter.headers());
        if (reason != null) {
            counts.computeIfAbsent(reason, none -> new EnumMap<>(Fate.class)).merge(fate, 1, Integer::sum);
        }
    }

    private int of(Rejection reason, Fate fate) {
        return counts.getOrDefault(reason, Map.of()).getOrDefault(fate, 0);
    }

    /**
     * A line a reason that was asked for.
     *
     * @param dry whether nothing was published; only then were those read that an earlier run has dealt with
     */
    void report(Set<Lane> lanes, boolean dry, Consumer<String> out) {
        lanes.stream().map(Lane::reason).distinct().sorted().forEach(reason -> {
            String line = String.format(
                    Locale.ROOT,
                    "%-15s %d %s, %d came back from an earlier run, %d not whole",
                    reason,
                    of(reason, Fate.PUBLISHED),
                    dry ? "would be published" : "published",
                    of(reason, Fate.CAME_BACK),
                    of(reason, Fate.NOT_WHOLE));
            out.accept(dry ? line + ", " + of(reason, Fate.BEFORE) + " dealt with before" : line);
        });
    }
}
