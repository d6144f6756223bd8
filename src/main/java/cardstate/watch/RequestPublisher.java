package cardstate.watch;

import cardstate.topic.ContractTopic;
import cardstate.topic.Topics;
import cardstate.topology.AvroSerdes;
import cardstate.v1.CardListRequested;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes requests on a caller's behalf. Its producer is made with the first one. Safe for all threads. */
public final class RequestPublisher implements AutoCloseable {

    private final Map<String, Object> properties;
    private final AvroSerdes serdes;
    private final ContractTopic<CardListRequested> topic;
    private @Nullable Producer<String, Object> producer;
    private boolean closed;

    public RequestPublisher(Map<String, String> kafka, Topics topics, AvroSerdes serdes, String clientId) {
        this.properties = ClientProperties.producer(kafka, clientId);
        this.serdes = serdes;
        this.topic = topics.requests();
    }

    /** Publishes a request; blocks while brokers are away. Completes once all replicas in sync have it. */
    public CompletableFuture<Void> publish(String clientId, String requestId, Instant now) {
        CardListRequested request = CardListRequested.newBuilder()
                .setRequestId(requestId)
                .setClientId(clientId)
                .setRequestedAt(now)
                .setRequestedBy("http")
                .build();
        CompletableFuture<Void> published = new CompletableFuture<>();
        producer().send(new ProducerRecord<>(topic.name(), clientId, request), (where, failure) -> {
            if (failure == null) {
                published.complete(null);
            } else {
                published.completeExceptionally(failure);
            }
        });
        return published;
    }

    private synchronized Producer<String, Object> producer() {
        if (closed) {
            throw new IllegalStateException("the service stops");
        }
        if (producer == null) {
            producer = new KafkaProducer<>(properties, new StringSerializer(), serdes.serializer());
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (producer != null) {
            producer.close();
        }
    }
}
