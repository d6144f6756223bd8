package cardstate.call;

import cardstate.store.EntryReader;
import cardstate.store.EntryWriter;
import org.jspecify.annotations.Nullable;

/**
 * What a client's last failed call met, and when the next may start. Kept in the pending store, so that a restart goes on
 * where the retries stood. Immutable.
 *
 * @param call the number of the call that failed, counted from 1 while the client has requests waiting
 * @param reason what it met
 * @param httpStatus its answer's status, null where it had none
 * @param failures how many calls in a row have failed, this one among them
 * @param invalidSince the number of the first of the invalid answers in a row that end with this call; 0: this is none
 * @param notBefore when the next call may start, milliseconds
 */
record Trouble(int call, Reason reason, @Nullable Integer httpStatus, int failures, int invalidSince, long notBefore) {

    private static final int FORMAT = 1;
    private static final int INVALID_ANSWERS_TO_FAIL = 3;

    /** What the call with this number meets after {@code before}, which may be null. */
    static Trouble after(@Nullable Trouble before, int call, CallResult.Failed failed, Backoff backoff, long now) {
        boolean inARow = before != null && before.call == call - 1;
        int failures = inARow && before != null ? before.failures + 1 : 1;
        int invalidSince = 0;
        if (failed.reason() == Reason.INVALID_RESPONSE) {
            invalidSince = inARow && before != null && before.invalidSince > 0 ? before.invalidSince : call;
        }
        long notBefore =
                switch (failed.reason()) {
                    case INVALID_RESPONSE, PROVIDER_UNAVAILABLE, PROVIDER_NOT_READY, PROVIDER_UNAUTHORIZED ->
                        now + backoff.millis(failures);
                    default -> now;
                };
        return new Trouble(call, failed.reason(), failed.httpStatus(), failures, invalidSince, notBefore);
    }

    /** Whether it ends a request that took part in the failed call. */
    boolean isFinalFor(int callsBefore) {
        return switch (reason) {
            case PROVIDER_ERROR, PROVIDER_REJECTED -> true;
            case INVALID_RESPONSE -> call - Math.max(callsBefore, invalidSince - 1) >= INVALID_ANSWERS_TO_FAIL;
            default -> false;
        };
    }

    /** Whether the failed call was one of a request's own attempts. */
    boolean concerns(int callsBefore) {
        return call > callsBefore;
    }

    /** The same after a restart: no wait is longer than the longest back-off, whatever the clock says by now. */
    Trouble restoredAt(long now) {
        return new Trouble(
                call, reason, httpStatus, failures, invalidSince, Math.min(notBefore, now + Backoff.CAP_MILLIS));
    }

    byte[] toBytes() {
        return new EntryWriter(FORMAT)
                .writeLong(call)
                .writeString(reason.name())
                .writeLong(httpStatus == null ? -1 : httpStatus)
                .writeLong(failures)
                .writeLong(invalidSince)
                .writeLong(notBefore)
                .toBytes();
    }

    static Trouble of(byte[] bytes) {
        EntryReader entry = new EntryReader(bytes, FORMAT);
        int call = entry.readInt();
        Reason reason = Reason.valueOf(entry.readString());
        int httpStatus = entry.readInt();
        return new Trouble(
                call, reason, httpStatus < 0 ? null : httpStatus, entry.readInt(), entry.readInt(), entry.readLong());
    }
}
