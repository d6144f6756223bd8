package cardstate.ops;

import cardstate.web.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.ThreadMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The health of one process. It is dead where fewer stream threads live than should, or where one has not asked Kafka for
 * records within {@code max.poll.interval.ms}: the group has given up on that one too. A broker that is away makes it not
 * ready, never dead: a restart would mend nothing.
 */
final class InstanceHealth implements Health {

    private final ServiceRunner runner;
    private final Reachability reachability;
    private final Supplier<@Nullable StreamsService> running;

    InstanceHealth(ServiceRunner runner, Reachability reachability, Supplier<@Nullable StreamsService> running) {
        this.runner = runner;
        this.reachability = reachability;
        this.running = running;
    }

    @Override
    public List<String> dead() {
        StreamsService service = running.get();
        if (service == null || runner.phase() != Phase.RUNNING) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        KafkaStreams streams = service.streams();
        long alive = streams.metadataForLocalThreads().stream()
                .filter(InstanceHealth::isAlive)
                .count();
        if (alive < service.threads()) {
            problems.add(alive + " of " + service.threads() + " stream threads live");
        }
        long most = service.pollInterval().toSeconds();
        streams.metrics().forEach((name, metric) -> {
            if (isStuck(name, metric, most)) {
                problems.add("a stream thread has not polled for " + most + " s");
            }
        });
        return problems;
    }

    private static boolean isAlive(ThreadMetadata thread) {
        return !ThreadWatch.ENDING.contains(thread.threadState());
    }

    private static boolean isStuck(MetricName name, Metric metric, long mostSeconds) {
        return name.name().equals("last-poll-seconds-ago")
                && String.valueOf(name.tags().get("client-id")).endsWith("-consumer")
                && !String.valueOf(name.tags().get("client-id")).endsWith("-restore-consumer")
                && metric.metricValue() instanceof Number seconds
                && seconds.doubleValue() > mostSeconds;
    }

    @Override
    public List<String> notReady() {
        List<String> problems = new ArrayList<>();
        StreamsService service = running.get();
        Phase phase = runner.phase();
        if (phase == Phase.PREPARING || service == null) {
            String waiting = runner.waitingFor();
            problems.add(waiting.isEmpty() ? "starting" : "starting: " + waiting);
        } else if (phase != Phase.RUNNING) {
            problems.add(phase.name().toLowerCase(Locale.ROOT));
        } else if (service.streams().state() != KafkaStreams.State.RUNNING) {
            problems.add("Kafka Streams is " + service.streams().state() + ": tasks are being assigned or restored");
        }
        problems.addAll(reachability.problems());
        return List.copyOf(problems);
    }
}
