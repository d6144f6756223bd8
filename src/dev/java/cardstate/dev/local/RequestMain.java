package cardstate.dev.local;

import cardstate.dev.check.RequestPublisher;
import cardstate.v1.CardListRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/** {@code ./run request CLIENT_ID}: one request to the running local stack, its outcome, and what changed. */
public final class RequestMain {

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(15);

    private RequestMain() {}

    public static void main(String[] args) throws InterruptedException {
        String client = args[0];
        if (!client.matches("[ -~]{1,128}")) {
            System.err.println("run request: a client id is 1 to 128 printable ASCII characters");
            System.exit(2);
        }
        Addresses stack = Addresses.running().orElse(null);
        if (stack == null) {
            System.err.println("run request: no local stack runs: start one with ./run local, in another terminal");
            System.exit(1);
            return;
        }
        try {
            System.exit(ask(client, stack) ? 0 : 1);
        } catch (KafkaException | ExecutionException e) {
            System.err.println("run request: the local stack does not answer, maybe it is stopping: " + e.getMessage());
            System.exit(1);
        }
    }

    private static boolean ask(String client, Addresses stack) throws InterruptedException, ExecutionException {
        String id = UUID.randomUUID().toString();
        try (RequestPublisher publisher =
                        new RequestPublisher(stack.kafka(), stack.registry(), LocalTopics.TOPICS.requests());
                Answer answer = new Answer(stack, client, id, Screen.ofProcess())) {
            Instant now = Instant.now();
            publisher
                    .publish(new CardListRequested(id, client, now, now.plus(ANSWERED_WITHIN), "run request"))
                    .get();
            return answer.show(ANSWERED_WITHIN.plusSeconds(6));
        }
    }
}
