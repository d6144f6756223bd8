package cardstate.config;

import java.time.Duration;

/**
 * How long a request lives and how many may wait.
 *
 * @param ttl {@code REQUEST_TTL_MS}, the deadline of a request that names none, counted from its requested_at
 * @param maxPending {@code MAX_PENDING}, requests that wait in one instance before it sheds
 */
public record RequestSettings(Duration ttl, int maxPending) {}
