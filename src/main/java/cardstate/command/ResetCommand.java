package cardstate.command;

import cardstate.config.OperatorSettings;
import cardstate.topic.Stores;
import cardstate.topic.Topics;
import cardstate.watch.ClientProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Has a stopped installation begin anew: deletes its internal topics, its state on this machine and its offsets on them.
 * Never touches a topic of the contract. What that loses is said first, and must be agreed to. For one thread.
 */
final class ResetCommand {

    static final String HELP =
            """
            reset [--from committed|earliest|latest] [--lose-pending] [--yes] [--dry-run]
            reset --state-only [--dry-run]
              The internal topics, the group's offsets on them and the state below STATE_DIR are deleted; the contract's
              topics stay. Refused while an instance runs, or while requests wait for their outcome.
              --from F         where requests are read from afterwards: committed (the default), where they were read to,
                               so that none has a second outcome and none is passed over; earliest, so that every
                               request that is still kept has another outcome; latest, so that those not read have none
              --lose-pending   although requests wait, which will never have an outcome
              --yes            agrees to what is lost
              --dry-run        only says what would be done
              --state-only     only the state on this machine: after a reset, on each other machine""";

    private static final Duration MEMBERS_LEAVE_WITHIN = Duration.ofSeconds(15);
    private static final Duration DONE_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final OperatorSettings settings;
    private final Topics topics;
    private final String group;
    private final StateFolder state;
    private final Consumer<String> out;

    ResetCommand(OperatorSettings settings, Consumer<String> out) {
        this.settings = settings;
        this.topics = new Topics(settings.app());
        this.group = settings.app().groupId();
        this.state = new StateFolder(settings.app().stateDir(), group);
        this.out = out;
    }

    /** Where requests are read from afterwards. */
    private enum From {
        COMMITTED,
        EARLIEST,
        LATEST
    }

    int run(List<String> words) throws InterruptedException {
        Arguments arguments = Arguments.of(
                        words, Set.of("--dry-run", "--yes", "--lose-pending", "--state-only"), Set.of("--from"))
                .withoutWords();
        requireStopped();
        if (arguments.has("--state-only")) {
            if (arguments.has("--lose-pending") || !arguments.all("--from").isEmpty()) {
                throw new UsageException("--state-only is about this machine alone: no --from, no --lose-pending");
            }
            return stateOnly(arguments.has("--dry-run"));
        }
        From from =
                switch (arguments.last("--from", "committed")) {
                    case "committed" -> From.COMMITTED;
                    case "earliest" -> From.EARLIEST;
                    case "latest" -> From.LATEST;
                    default -> throw new UsageException("--from must be committed, earliest or latest");
                };
        if ("streams".equalsIgnoreCase(settings.kafka().get("group.protocol"))) {
            throw new RefusalException("of a streams group it is not known here whether an instance runs");
        }
        try (Cluster cluster = new Cluster(settings.kafka())) {
            return reset(cluster, from, arguments);
        }
    }

    /** Asked again before anything is deleted: to look for what would be lost takes time. */
    private void requireStopped() {
        if (state.isInUse()) {
            throw new RefusalException("an instance works in " + state.path() + ": stop it");
        }
    }

    private int stateOnly(boolean dry) {
        out.accept((dry ? "Would delete " : "Deleting ") + (state.exists() ? state.path() : "nothing: no state here"));
        if (!dry) {
            state.delete();
        }
        return Commands.DONE;
    }

    private int reset(Cluster cluster, From from, Arguments arguments) throws InterruptedException {
        awaitNoMember(cluster);
        Map<TopicPartition, Long> committed = cluster.committed(group);
        Set<TopicPartition> internal = cluster.partitions(internalTopics());
        awaitNoTransaction(cluster, internal);
        if (from == From.COMMITTED) {
            requirePlaces(cluster, committed);
        }
        Leftovers leftovers;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            leftovers = Leftovers.of(cluster, consumer, topics, committed);
        }
        say(from, names(internal), leftovers);
        if (arguments.has("--dry-run")) {
            return Commands.DONE;
        }
        if (!leftovers.isNothing() && !arguments.has("--lose-pending")) {
            throw new RefusalException("start the service, stop who asks it, and wait until cardstate_requests_pending"
                    + " is 0 and the group has no lag; or lose them with --lose-pending");
        }
        if (!arguments.has("--yes")) {
            throw new RefusalException("nothing was changed. With --yes it is done");
        }
        requireStopped();
        awaitNoMember(cluster);
        state.delete();
        cluster.deleteTopics(names(internal));
        awaitGone(cluster);
        place(cluster, from, committed);
        out.accept(
                "Done. Now run reset --state-only on every other machine that an instance ran on, before any starts");
        return Commands.DONE;
    }

    private void say(From from, Set<String> internal, Leftovers leftovers) {
        out.accept("Topics to delete: " + (internal.isEmpty() ? "none" : String.join(", ", internal)));
        out.accept("State to delete:  " + (state.exists() ? state.path() : "none on this machine"));
        out.accept("Requests will be read from "
                + switch (from) {
                    case COMMITTED -> "where they were read to: each has one outcome";
                    case EARLIEST -> "the beginning: EVERY REQUEST THAT IS STILL KEPT HAS ANOTHER OUTCOME";
                    case LATEST -> "the end: REQUESTS THAT WERE NOT READ HAVE NO OUTCOME";
                });
        out.accept("Requests that wait: "
                + (internal.contains(topics.changelog(Stores.PENDING))
                        ? leftovers.waiting()
                        : "not known, their topic is not there (what waited when it was deleted has no outcome)")
                + ", records on their way: " + leftovers.unread()
                + (leftovers.isNothing() ? "" : ". THEY WOULD BE LOST, without an outcome"));
        out.accept(
                "Lost in any case: what is known of clients and cards. SEQUENCES START AGAIN AT 1, every card is told"
                        + " as first seen when it is listed next, and a card that is listed by nobody by then keeps its last"
                        + " card-state, without a tombstone (docs/operations.md)");
    }

    /** Where the group has no place reading would begin with the first request that is kept, which has its outcome. */
    private void requirePlaces(Cluster cluster, Map<TopicPartition, Long> committed) throws InterruptedException {
        Set<TopicPartition> requests =
                cluster.partitions(Set.of(topics.requests().name()));
        Map<TopicPartition, Long> beginnings = cluster.beginnings(requests);
        Map<TopicPartition, Long> ends = cluster.ends(requests, IsolationLevel.READ_COMMITTED);
        long without = requests.stream()
                .filter(partition -> !committed.containsKey(partition))
                .filter(partition -> !Objects.equals(beginnings.get(partition), ends.get(partition)))
                .count();
        if (without > 0) {
            throw new RefusalException("group " + group + " has no place in " + without + " partitions of "
                    + topics.requests().name() + " that hold requests: say with --from where to read from");
        }
    }

    /** A member that was killed, or has a name of its own, is known until its session ends. */
    private void awaitNoMember(Cluster cluster) throws InterruptedException {
        long end = System.nanoTime() + MEMBERS_LEAVE_WITHIN.toNanos();
        int members = cluster.members(group);
        while (members > 0) {
            if (System.nanoTime() > end) {
                throw new RefusalException("group " + group + " has members (" + members + "): stop every instance, and"
                        + " wait until their sessions have ended");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            members = cluster.members(group);
        }
    }

    private void awaitNoTransaction(Cluster cluster, Set<TopicPartition> internal) throws InterruptedException {
        long end = System.nanoTime() + DONE_WITHIN.toNanos();
        while (!cluster.ends(internal, IsolationLevel.READ_COMMITTED)
                .equals(cluster.ends(internal, IsolationLevel.READ_UNCOMMITTED))) {
            if (System.nanoTime() > end) {
                throw new RefusalException("a transaction on the internal topics is still open: try again");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private void awaitGone(Cluster cluster) throws InterruptedException {
        long end = System.nanoTime() + DONE_WITHIN.toNanos();
        while (!cluster.partitions(internalTopics()).isEmpty()) {
            if (System.nanoTime() > end) {
                throw new RefusalException("the internal topics are not gone yet: run this again before any start");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private void place(Cluster cluster, From from, Map<TopicPartition, Long> committed) throws InterruptedException {
        if (from == From.EARLIEST) {
            cluster.deleteGroup(group);
            return;
        }
        String requests = topics.requests().name();
        long end = System.nanoTime() + DONE_WITHIN.toNanos();
        for (Set<TopicPartition> others = others(committed);
                !others.isEmpty();
                others = others(cluster.committed(group))) {
            if (System.nanoTime() > end) {
                throw new RefusalException(
                        "the offsets on internal topics are not gone yet: run this again before any" + " start");
            }
            cluster.deleteOffsets(group, others);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        if (from == From.LATEST) {
            cluster.commit(group, cluster.ends(cluster.partitions(Set.of(requests)), IsolationLevel.READ_COMMITTED));
        }
    }

    /** Offsets on other topics than the requests'. */
    private Set<TopicPartition> others(Map<TopicPartition, Long> committed) {
        return committed.keySet().stream()
                .filter(partition -> !partition.topic().equals(topics.requests().name()))
                .collect(Collectors.toSet());
    }

    private Set<String> internalTopics() {
        return Set.of(
                topics.repartition(Topics.CLIENTS_REPARTITION),
                topics.repartition(Topics.CARDS_REPARTITION),
                topics.changelog(Stores.PENDING),
                topics.changelog(Stores.CLIENT_LISTS),
                topics.changelog(Stores.CARDS));
    }

    private static Set<String> names(Set<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::topic).collect(Collectors.toCollection(TreeSet::new));
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = ClientProperties.consumer(settings.kafka(), group + "-reset");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
