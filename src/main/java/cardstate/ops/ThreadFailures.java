package cardstate.ops;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * What becomes of the process when a stream thread dies. Where the cause is Kafka's and passes (time-outs of a broker
 * that is away, a fenced producer, a transaction that the broker ended while it was away), a new thread takes its place:
 * committed state is untouched and the work goes on from it. Everything else (no authorisation, a topic gone, an error of
 * ours, a shared instance id) would meet the new thread too: the client is shut down and the process ends with status 1,
 * so that whoever started it sees it. More than three deaths a thread within a minute, and more than six, count as the
 * second kind: one pause of a broker can end each thread once. For any thread.
 */
final class ThreadFailures {

    private static final int TIMES = 3;
    private static final int LEAST = 6;
    private static final Duration WITHIN = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final int most;
    private final Deque<Instant> replaced = new ArrayDeque<>();

    /** @param threads how many stream threads there are */
    ThreadFailures(InstantSource clock, int threads) {
        this.clock = clock;
        this.most = Math.max(LEAST, TIMES * threads);
    }

    synchronized StreamThreadExceptionResponse answer(Throwable failure) {
        Instant now = clock.instant();
        replaced.removeIf(then -> then.isBefore(now.minus(WITHIN)));
        if (!passes(failure) || replaced.size() >= most) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        replaced.add(now);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static boolean passes(Throwable failure) {
        boolean passes = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FencedInstanceIdException
                    || cause instanceof AuthorizationException
                    || cause instanceof Error) {
                return false;
            }
            passes |= cause instanceof RetriableException
                    || cause instanceof InvalidTxnStateException
                    || cause instanceof OutOfOrderSequenceException
                    || cause instanceof ApplicationRecoverableException
                    || isUnnamed(cause)
                    || cause instanceof TransactionAbortableException;
        }
        return passes;
    }

    /**
     * An answer that Kafka's client has no name for: a broker that fences a producer in the middle of its commit answers
     * so, once.
     */
    private static boolean isUnnamed(Throwable cause) {
        return cause.getCause() == null
                && (cause.getClass() == KafkaException.class || cause instanceof UnknownServerException);
    }
}
