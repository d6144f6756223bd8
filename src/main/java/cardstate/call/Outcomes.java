package cardstate.call;

import cardstate.request.RawRequest;
import cardstate.request.Reading;
import cardstate.request.Request;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what becomes of requests, on the stream thread, in the order per client that contract.md promises. It writes the
 * outcome before it returns; the request's entry is deleted after that, in the same transaction.
 */
public interface Outcomes {

    /**
     * A request and how many calls were made for it.
     *
     * @param attempts the answered call among them, at least 1
     */
    record Attempted(Request request, int attempts) {}

    /**
     * Writes the snapshots of those that share an answer, or of a part of them.
     *
     * @param requests in their order, at least one
     * @param settled whether an earlier part has settled what the answer is to the client's list
     * @return whether that is settled by now
     */
    boolean answered(String clientId, List<Attempted> requests, CallResult.Answered answer, boolean settled);

    void failed(Request request, Reason reason, @Nullable Integer httpStatus, int attempts);

    /** The record is no request. */
    void rejected(RawRequest record, Reading.Rejected rejection);

    /**
     * Every request before has its outcome, and no call is under way: the client's list is forgotten now.
     *
     * @param id what everything that follows from it names in place of a request
     */
    void forgotten(String clientId, String id);

    /** The request is waiting already: no outcome of its own. */
    void repeated(Request request);
}
