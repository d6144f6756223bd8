package cardstate.watch;

import java.util.concurrent.CompletableFuture;
import org.apache.avro.specific.SpecificRecord;

/** Somebody who waits for the outcome of one request. Any thread may use it. */
public final class Waiter {

    final String clientId;
    final String requestId;
    private final CompletableFuture<Void> watching = new CompletableFuture<>();
    private final CompletableFuture<SpecificRecord> outcome = new CompletableFuture<>();

    Waiter(String clientId, String requestId) {
        this.clientId = clientId;
        this.requestId = requestId;
    }

    /** Completes when the topics are watched: an outcome that is written after that is not missed. */
    public CompletableFuture<Void> watching() {
        return watching;
    }

    /** Completes with the committed {@code ClientCardsSnapshot} or {@code CardListFailed}. */
    public CompletableFuture<SpecificRecord> outcome() {
        return outcome;
    }

    boolean isFor(SpecificRecord record) {
        return requestId.equals(String.valueOf(
                record.get(record.getSchema().getField("request_id").pos())));
    }

    void fail(Throwable failure) {
        watching.completeExceptionally(failure);
        outcome.completeExceptionally(failure);
    }
}
