package cardstate.dev.bench;

import cardstate.dev.check.Avro;
import cardstate.v1.CardStatusChanged;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * How long an outcome takes at a steady rate: from when its request was due to be published until a
 * {@code read_committed} reader has it, less the median that the provider took. Each request is for another client that is
 * known; one in ten has a change, whose event is measured too.
 *
 * @param warm how many clients are known, and were asked for at full speed to warm the service up
 */
record ServiceLatency(Setup setup, Pace pace, int warm) implements Scenario {

    @Override
    public Measured run(Bed bed, Results soFar) {
        try (Installation service = Installation.start(bed, setup)) {
            service.load(0, Math.max(warm, pace.all()));
            bed.provider().wave();
            bed.provider().reset();
            try (Arrivals snapshots = new Arrivals(
                            bed.bootstrapServers(), service.topics().snapshots().name(), true);
                    Arrivals events = new Arrivals(
                            bed.bootstrapServers(),
                            service.topics().statusChanges().name(),
                            true);
                    CostWatch costs = new CostWatch(service.pids())) {
                Cost before = costs.of(service.pids());
                double brokerBefore = costs.of(bed.brokerPids()).cpuSeconds();
                bed.progress().step(pace.all() + " requests at " + (int) pace.perSecond() + " a second");
                Map<String, Long> due = service.requests().publishPaced(pace.all(), pace.perSecond(), Requests::client);
                Latencies.await(snapshots, pace.all(), service::isAlive);
                Latencies.awaitStill(events);
                Cost after = costs.of(service.pids());
                double brokerAfter = costs.of(bed.brokerPids()).cpuSeconds();
                ProviderFigures provider = bed.provider().figures().requireOnlyOk();
                Map<String, Long> counted = new HashMap<>(due);
                IntStream.range(0, pace.lead()).mapToObj(Requests::client).forEach(counted::remove);
                service.verify();
                return Latencies.of(snapshots.since(counted, (key, value) -> key), provider)
                        .and(Latencies.ofEvents(events.since(counted, client(bed, service)), provider))
                        .with(Measure.CPU_SECONDS, after.cpuSeconds() - before.cpuSeconds())
                        .with(Measure.BROKER_CPU_SECONDS, brokerAfter - brokerBefore)
                        .with(Measure.PEAK_MB, after.peakMb());
            }
        }
    }

    private static BiFunction<String, byte[], String> client(Bed bed, Installation service) {
        Deserializer<CardStatusChanged> avro = Avro.deserializer(bed.registryUrl());
        String topic = service.topics().statusChanges().name();
        return (key, value) -> avro.deserialize(topic, value).getClientId();
    }
}
