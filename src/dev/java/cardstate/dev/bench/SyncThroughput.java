package cardstate.dev.bench;

import cardstate.dev.child.Child;
import cardstate.dev.child.ChildSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The same requests answered by a plain synchronous Kafka Streams topology, whose threads are its calls in flight. */
record SyncThroughput(int latencyMs, Window window) implements Scenario {

    @Override
    public Measured run(Bed bed, Results soFar) {
        String name = bed.freshName("sync");
        String in = name + "in";
        String out = name + "out";
        bed.provider().latency(latencyMs);
        bed.provider().reset();
        Kafka.answer("of new topics", () -> bed.admin()
                .createTopics(List.of(
                        new NewTopic(in, Bed.PARTITIONS, (short) 1), new NewTopic(out, Bed.PARTITIONS, (short) 1)))
                .all());
        publish(bed, in);
        try (Child sync = start(bed, name, in, out);
                Outcomes outcomes = new Outcomes(bed.bootstrapServers(), List.of(out), "")) {
            return window.measure(bed, outcomes, 0, List.of(sync.pid()), Bed.PARTITIONS, sync::isAlive);
        } finally {
            bed.forget(name);
        }
    }

    /** One batch at a time, as the topic has only just been made: see {@link cardstate.dev.check.RequestPublisher}. */
    private void publish(Bed bed, String topic) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bed.bootstrapServers(),
                        "linger.ms",
                        5,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < window.all(); i++) {
                producer.send(new ProducerRecord<>(topic, Requests.client(i), "request-" + i));
            }
        }
    }

    private static Child start(Bed bed, String name, String in, String out) {
        return Child.start(new ChildSpec(
                "sync",
                SyncMain.class.getName(),
                System.getProperty("java.class.path"),
                Bed.JVM,
                List.of(
                        bed.bootstrapServers(),
                        bed.provider().url(),
                        in,
                        out,
                        bed.states().resolve(name).toString(),
                        "" + Bed.PARTITIONS),
                Map.of(),
                bed.logs().resolve(name + ".log"),
                Duration.ZERO));
    }
}
