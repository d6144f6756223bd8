package cardstate.dev.local;

import cardstate.dev.check.Avro;
import cardstate.topic.ContractTopic;
import cardstate.v1.Card;
import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardListFailed;
import cardstate.v1.CardStatusChanged;
import cardstate.v1.ClientCardsSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Waits for the outcome of one request, and for the changes of its client that come with it. Listens from its
 * construction on, so it must be there before the request is published. Owned by one thread.
 */
final class Answer implements AutoCloseable {

    /** Changes come a commit or two after the outcome. */
    private static final long QUIET_NANOS = 800_000_000L;

    private final KafkaConsumer<String, Object> consumer;
    private final String clientId;
    private final String requestId;
    private final Screen screen;
    private long startedNanos;
    private boolean succeeded;
    private boolean ended;
    private int changes;

    Answer(Addresses stack, String clientId, String requestId, Screen screen) {
        this.clientId = clientId;
        this.requestId = requestId;
        this.screen = screen;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.kafka(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "latest"),
                new StringDeserializer(),
                Avro.deserializer(stack.registry()));
        List<TopicPartition> partitions = Stream.of(
                        LocalTopics.TOPICS.snapshots(),
                        LocalTopics.TOPICS.failures(),
                        LocalTopics.TOPICS.statusChanges(),
                        LocalTopics.TOPICS.balanceChanges())
                .map(ContractTopic::name)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Shows what comes; false where it was a failure, or nothing within the limit. */
    boolean show(Duration limit) {
        startedNanos = System.nanoTime();
        long last = startedNanos;
        while (!ended ? System.nanoTime() - startedNanos < limit.toNanos() : System.nanoTime() - last < QUIET_NANOS) {
            for (var record : consumer.poll(Duration.ofMillis(50))) {
                if (take(record.value())) {
                    last = System.nanoTime();
                }
            }
        }
        if (!ended) {
            screen.say("No outcome within " + limit.toSeconds() + " s; see " + ServiceProcess.LOG);
        } else if (succeeded && changes == 0) {
            screen.say("Nothing changed");
        }
        return succeeded;
    }

    private boolean take(Object value) {
        if (value instanceof ClientCardsSnapshot snapshot) {
            return snapshot.getRequestId().equals(requestId) && succeed(snapshot);
        }
        if (value instanceof CardListFailed failed) {
            return failed.getRequestId().equals(requestId) && fail(failed);
        }
        if (value instanceof CardStatusChanged changed && changed.getClientId().equals(clientId)) {
            return change(EventLine.of(changed));
        }
        return value instanceof CardBalanceChanged changed
                && EventLine.isNews(changed)
                && changed.getClientId().equals(clientId)
                && change(EventLine.of(changed));
    }

    private boolean succeed(ClientCardsSnapshot snapshot) {
        succeeded = true;
        ended = true;
        screen.heading("Snapshot of " + snapshot.getClientId() + " after " + elapsedMs() + " ms: "
                + snapshot.getCards().size() + " cards, calls " + snapshot.getAttempts() + ", provider's time "
                + snapshot.getProviderTime() + ", request " + snapshot.getRequestId());
        for (Card card : snapshot.getCards()) {
            String currencies = card.getBalances().stream()
                    .map(balance -> String.valueOf(balance.getCurrency()))
                    .collect(Collectors.joining(" "));
            screen.say("  card " + card.getCardId() + "  status " + card.getStatus() + "  balances " + currencies);
        }
        return true;
    }

    private boolean fail(CardListFailed failed) {
        ended = true;
        screen.event(EventLine.of(failed));
        return true;
    }

    private boolean change(EventLine line) {
        changes++;
        screen.event(line);
        return true;
    }

    private long elapsedMs() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
