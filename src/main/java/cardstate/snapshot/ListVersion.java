package cardstate.snapshot;

import cardstate.call.CallResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How new a list is, by the rule of contract.md: {@code min(provider_time, received_at + 5 s)}, or {@code received_at}
 * where there is no provider time, so that a time in the far future freezes nothing. Within a client only the version
 * counts; between clients the time of receipt breaks a tie, and then the client's id.
 */
public record ListVersion(Instant version, Instant receivedAt) implements Comparable<ListVersion> {

    /** Older than any list. */
    public static final ListVersion OLDEST = new ListVersion(Instant.EPOCH, Instant.EPOCH);

    private static final Duration AHEAD = Duration.ofSeconds(5);
    private static final Comparator<ListVersion> ORDER =
            Comparator.comparing(ListVersion::version).thenComparing(ListVersion::receivedAt);

    public static ListVersion of(CallResult.Answered answer) {
        return of(answer.providerTime(), answer.receivedAt());
    }

    public static ListVersion of(@Nullable Instant providerTime, Instant receivedAt) {
        if (providerTime == null) {
            return new ListVersion(receivedAt, receivedAt);
        }
        Instant latest = receivedAt.plus(AHEAD);
        return new ListVersion(providerTime.isBefore(latest) ? providerTime : latest, receivedAt);
    }

    /** Whether a list of the same client with this version is too old to be folded after {@code last}. */
    boolean isStaleAfter(ListVersion last) {
        return version.isBefore(last.version);
    }

    /** The order between lists of different clients. */
    @Override
    public int compareTo(ListVersion other) {
        return ORDER.compare(this, other);
    }
}
