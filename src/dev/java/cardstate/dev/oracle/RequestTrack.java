package cardstate.dev.oracle;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What was seen of one request id of one client. For one thread. */
final class RequestTrack {

    final int partition;
    final long first;
    final long firstAt;
    long last;
    boolean onOnePartition = true;
    int sent;
    int deadLettered;
    int outcomes;

    /** Whether one of its records must have led to an outcome by now. */
    boolean due;

    RequestTrack(ConsumerRecord<?, ?> record) {
        partition = record.partition();
        first = record.offset();
        firstAt = record.timestamp();
    }

    void sent(ConsumerRecord<?, ?> record) {
        sent++;
        last = record.offset();
        onOnePartition &= record.partition() == partition;
    }

    String place(String topic) {
        return topic + " " + partition + "@" + first;
    }
}
