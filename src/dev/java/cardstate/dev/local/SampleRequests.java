package cardstate.dev.local;

import cardstate.dev.check.RequestPublisher;
import cardstate.v1.CardListRequested;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** About one request a second, for one of a few clients. Runs on a thread of its own until it is interrupted. */
final class SampleRequests implements Runnable {

    static final int CLIENTS = 12;

    private static final int EVERY_MS = 1000;

    private final RequestPublisher publisher;
    private final Random random = new Random(1);

    SampleRequests(RequestPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void run() {
        try {
            while (true) {
                publisher.publish(request("client-" + (1 + random.nextInt(CLIENTS))));
                Thread.sleep(EVERY_MS / 2 + random.nextInt(EVERY_MS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CardListRequested request(String client) {
        return new CardListRequested(UUID.randomUUID().toString(), client, Instant.now(), null, "run local");
    }
}
