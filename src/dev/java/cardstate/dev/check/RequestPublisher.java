package cardstate.dev.check;

import cardstate.topic.ContractTopic;
import cardstate.v1.CardListRequested;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes requests as an upstream service does. Any thread may use it.
 *
 * <p>One batch at a time, for tests publish as soon as the service has made the topic: of several under way the broker
 * may refuse the first, as it does not know the partition yet, and take the second. It then refuses the first as out of
 * order until the producer gives it up (KAFKA-15591).
 */
public final class RequestPublisher implements AutoCloseable {

    private final KafkaProducer<String, CardListRequested> producer;
    private final String topic;

    public RequestPublisher(String bootstrapServers, String registryUrl, ContractTopic<CardListRequested> topic) {
        this.topic = topic.name();
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        0,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                Avro.serializer(registryUrl));
    }

    /** Sends it, keyed by its client; done when the broker has it. */
    public Future<RecordMetadata> publish(CardListRequested request) {
        return producer.send(new ProducerRecord<>(topic, request.getClientId(), request));
    }

    /** The same to a partition that need not be the client's. */
    public Future<RecordMetadata> publish(int partition, CardListRequested request) {
        return producer.send(new ProducerRecord<>(topic, partition, request.getClientId(), request));
    }

    @Override
    public void close() {
        producer.close();
    }
}
