package cardstate.dev.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/**
 * By how much the logs of an installation grow, but for its input: the size of their files on the broker's disk, as it
 * tells. Compaction of them is held off for a day, for it would make what was written look smaller.
 */
final class Growth {

    private static final String A_DAY = "86400000";
    private static final List<AlterConfigOp> NO_COMPACTION =
            List.of(set("min.compaction.lag.ms", A_DAY), set("max.compaction.lag.ms", A_DAY));

    private final Bed bed;
    private final Installation service;
    private final Map<String, Long> before;

    private Growth(Bed bed, Installation service) {
        this.bed = bed;
        this.service = service;
        this.before = bytes();
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    /** From now on. */
    static Growth of(Bed bed, Installation service) {
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        Kafka.answer("its topics", () -> bed.admin().listTopics().names()).stream()
                .filter(name -> name.startsWith(service.prefix()) && name.endsWith("-changelog"))
                .forEach(name -> changes.put(new ConfigResource(ConfigResource.Type.TOPIC, name), NO_COMPACTION));
        Kafka.answer(
                "a change", () -> bed.admin().incrementalAlterConfigs(changes).all());
        return new Growth(bed, service);
    }

    /**
     * What each request cost beside its snapshot. A line says which logs that went to.
     *
     * @param snapshotBytes a snapshot's record, key and value
     */
    Measured since(int requests, double snapshotBytes) {
        Map<String, Long> growth = new TreeMap<>(bytes());
        before.forEach((topic, bytes) -> growth.merge(topic, -bytes, Long::sum));
        String logs = growth.entrySet().stream()
                .filter(topic -> topic.getValue() != 0)
                .map(topic -> topic.getKey().substring(service.prefix().length()) + " " + topic.getValue() / requests)
                .collect(Collectors.joining(", "));
        bed.progress().say("      bytes a request: " + logs);
        long all = growth.values().stream().mapToLong(Long::longValue).sum();
        return Measured.nothing()
                .with(Measure.SNAPSHOT_BYTES, snapshotBytes)
                .with(Measure.EXTRA_BYTES, all / (double) requests - snapshotBytes);
    }

    private Map<String, Long> bytes() {
        String input = service.topics().requests().name();
        List<Integer> brokers = Kafka.answer(
                        "its nodes", () -> bed.admin().describeCluster().nodes())
                .stream()
                .map(node -> node.id())
                .toList();
        return Kafka.answer(
                        "its log directories",
                        () -> bed.admin().describeLogDirs(brokers).allDescriptions())
                .values()
                .stream()
                .flatMap(directories -> directories.values().stream())
                .flatMap(directory -> directory.replicaInfos().entrySet().stream())
                .filter(replica -> replica.getKey().topic().startsWith(service.prefix())
                        && !replica.getKey().topic().equals(input))
                .collect(Collectors.groupingBy(
                        replica -> replica.getKey().topic(),
                        Collectors.summingLong(replica -> replica.getValue().size())));
    }
}
