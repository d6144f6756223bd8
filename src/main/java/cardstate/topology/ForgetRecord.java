package cardstate.topology;

import cardstate.request.HomePartition;
import cardstate.topic.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What has the service forget a client: a record of the clients' repartition topic, which is read by the task that owns
 * the client. Pure; any thread.
 */
public final class ForgetRecord {

    private ForgetRecord() {}

    /**
     * @param partitions of the clients' repartition topic
     * @param id what everything that follows names in place of a request
     */
    public static ProducerRecord<byte[], byte[]> of(Topics topics, int partitions, String clientId, String id) {
        byte[] key = clientId.getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(
                topics.repartition(Topics.CLIENTS_REPARTITION),
                HomePartition.of(key, partitions),
                key,
                new ClientMessage.Forget(id).toBytes());
    }
}
