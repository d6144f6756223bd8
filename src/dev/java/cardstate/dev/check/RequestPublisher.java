package cardstate.dev.check;

import cardstate.topic.ContractTopic;
import cardstate.v1.CardListRequested;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes requests as an upstream service does. Any thread may use it. */
public final class RequestPublisher implements AutoCloseable {

    private final KafkaProducer<String, CardListRequested> producer;
    private final String topic;

    public RequestPublisher(String bootstrapServers, String registryUrl, ContractTopic<CardListRequested> topic) {
        this.topic = topic.name();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                Avro.serializer(registryUrl));
    }

    /** Sends it, keyed by its client; done when the broker has it. */
    public Future<RecordMetadata> publish(CardListRequested request) {
        return producer.send(new ProducerRecord<>(topic, request.getClientId(), request));
    }

    @Override
    public void close() {
        producer.close();
    }
}
