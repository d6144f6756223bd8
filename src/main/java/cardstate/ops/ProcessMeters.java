package cardstate.ops;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The registry of one process: the service's own meters, the JVM's, and of Kafka's thousands those of an allow list. Safe
 * for all threads; closing it ends what watches the JVM.
 */
public final class ProcessMeters implements AutoCloseable {

    /** Why each is here: {@code docs/metrics.md}. */
    static final Set<String> KAFKA = Set.of(
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.commit.latency.avg",
            "kafka.stream.thread.commit.latency.max",
            "kafka.stream.thread.commit.total",
            "kafka.stream.thread.process.latency.avg",
            "kafka.stream.thread.process.total",
            "kafka.stream.thread.poll.latency.avg",
            "kafka.stream.thread.punctuate.latency.avg",
            "kafka.stream.thread.blocked.time.ns.total",
            "kafka.stream.task.dropped.records.total",
            "kafka.stream.task.restore.remaining.records.total",
            "kafka.consumer.fetch.manager.records.lag.max",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.coordinator.last.rebalance.seconds.ago",
            "kafka.producer.record.error.total",
            "kafka.producer.txn.commit.time.ns.total",
            "kafka.producer.txn.abort.time.ns.total");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collector = new JvmGcMetrics();

    /** A registry with the JVM's meters in it. */
    public ProcessMeters() {
        registry.config().meterFilter(MeterFilter.deny(ProcessMeters::isUnwanted));
        registry.config().meterFilter(MeterFilter.ignoreTags("kafka.version", "node.id"));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collector.bindTo(registry);
    }

    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** Adds Kafka's meters of these streams, and follows its threads and tasks; to be closed before the streams. */
    KafkaStreamsMetrics watch(KafkaStreams streams) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(registry);
        return metrics;
    }

    private static boolean isUnwanted(Meter.Id id) {
        return id.getName().startsWith("kafka.") && !KAFKA.contains(id.getName());
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
