package cardstate.dev.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * The same of the peer, which publishes its own requests: each counts from its record's timestamp, whose whole
 * milliseconds make the latency half a millisecond longer on the average. What its process took is its whole life, its
 * warm-up too, and no figure beside that of the service's window.
 */
record PeerLatency(int latencyMs, int inFlight, Pace pace) implements Scenario {

    @Override
    public Measured run(Bed bed, Results soFar) {
        try (Peer peer = Peer.start(bed, latencyMs, pace.all(), inFlight, (int) pace.perSecond());
                CostWatch costs = new CostWatch(List.of(peer.pid()));
                Arrivals arrivals = new Arrivals(bed.bootstrapServers(), peer.out(), false)) {
            long epochNanos = System.currentTimeMillis() * 1_000_000L - System.nanoTime();
            Wait.until(
                    "the peer has answered all requests",
                    Duration.ofSeconds(120 + (long) (pace.all() / pace.perSecond())),
                    () -> true,
                    () -> {
                        bed.progress().step(arrivals.count() + " of " + pace.all() + " outcomes");
                        return arrivals.count() >= pace.all();
                    });
            ProviderFigures provider = bed.provider().figures().requireOnlyOk();
            Map<String, Long> published = published(bed, peer.in(), epochNanos);
            IntStream.range(0, pace.lead()).mapToObj(Requests::client).forEach(published::remove);
            Cost cost = costs.of(List.of(peer.pid()));
            return Latencies.of(arrivals.since(published, (key, value) -> key), provider)
                    .with(Measure.PEAK_MB, cost.peakMb());
        }
    }

    private Map<String, Long> published(Bed bed, String topic, long epochNanos) {
        Map<String, Long> published = new HashMap<>();
        try (KafkaConsumer<String, byte[]> reader = Kafka.reader(bed.bootstrapServers(), List.of(topic), 1)) {
            while (published.size() < pace.all()) {
                for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofMillis(100))) {
                    published.put(record.key(), record.timestamp() * 1_000_000L - epochNanos);
                }
            }
        }
        return published;
    }
}
