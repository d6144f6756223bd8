package cardstate.request;

import cardstate.v1.CardListRequested;
import java.time.Duration;
import java.time.Instant;

/** The deadline rule of contract.md. Pure. */
final class Deadline {

    private static final Duration FURTHEST = Duration.ofHours(24);

    private Deadline() {}

    /** The field, else min(requested_at, now) + ttl; at most 24 hours from now. */
    static Instant of(CardListRequested request, Instant now, Duration ttl) {
        Instant wanted = request.getDeadline() != null
                ? request.getDeadline()
                : earlier(request.getRequestedAt(), now).plus(ttl);
        return earlier(wanted, now.plus(FURTHEST));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
