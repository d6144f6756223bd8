package cardstate.provider;

import cardstate.call.CallResult.Failed;
import cardstate.call.Reason;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Tells of calls that failed: host, reason, status and the class of the cause, never a message of it, for that may quote
 * the answer. A warning for each reason at most every ten seconds, the rest on debug. Owned by one thread.
 */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(CardsListClient.class);
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final String host;
    private final long[] warnedAt = new long[Reason.values().length];
    private final int[] unwarned = new int[warnedAt.length];

    FailureLog(String host) {
        this.host = host;
        Arrays.fill(warnedAt, System.nanoTime() - QUIET_NANOS);
    }

    /** @param why a fixed text, or the answer's status alone explains it */
    void failed(Failed result, @Nullable String why) {
        int kind = result.reason().ordinal();
        long now = System.nanoTime();
        boolean warn = now - warnedAt[kind] >= QUIET_NANOS;
        Level level = warn ? Level.WARN : Level.DEBUG;
        if (LOG.isEnabledForLevel(level)) {
            LOG.atLevel(level)
                    .addKeyValue("host", host)
                    .addKeyValue("reason", result.reason())
                    .addKeyValue("status", result.httpStatus())
                    .addKeyValue("cause", why)
                    .addKeyValue("since_last_warning", unwarned[kind])
                    .log(
                            "cards/list at {} failed: {}, {}",
                            host,
                            result.reason(),
                            why == null ? "status " + result.httpStatus() : why);
        }
        warnedAt[kind] = warn ? now : warnedAt[kind];
        unwarned[kind] = warn ? 0 : unwarned[kind] + 1;
    }

    void broken(RuntimeException e) {
        LOG.atError()
                .addKeyValue("host", host)
                .addKeyValue("cause", e.getClass().getName())
                .log("who took a result of cards/list threw: a defect of this service");
    }

    void notClosed() {
        LOG.warn("the connections to {} did not close in time", host);
    }

    /** A cause by its classes alone; of TLS it says what to look at. */
    String name(Throwable cause) {
        Throwable root = cause;
        boolean tls = false;
        for (Throwable t = cause; t != null; t = t.getCause()) {
            tls |= t instanceof SSLException;
            root = t;
        }
        String name = root.getClass().getSimpleName();
        return tls
                ? "TLS with " + host + " failed by " + name
                        + ": see the server's certificate, CARD_API_URL and CARD_API_CA_FILE"
                : name;
    }
}
