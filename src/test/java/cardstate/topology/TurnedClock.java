package cardstate.topology;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is turned. */
final class TurnedClock implements InstantSource {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    void set(Instant instant) {
        now = instant;
    }
}
