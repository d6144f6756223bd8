package cardstate.dev.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final long before;

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
     * What each request cost beside its snapshot.
     *
     * @param snapshotBytes a snapshot's record, key and value
     */
    Measured since(int requests, double snapshotBytes) {
        double each = (bytes() - before) / (double) requests;
        return Measured.nothing()
                .with(Measure.SNAPSHOT_BYTES, snapshotBytes)
                .with(Measure.EXTRA_BYTES, each - snapshotBytes);
    }

    private long bytes() {
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
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }
}
