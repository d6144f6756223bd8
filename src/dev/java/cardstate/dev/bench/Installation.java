package cardstate.dev.bench;

import cardstate.config.AppSettings;
import cardstate.dev.child.Child;
import cardstate.dev.child.ChildSpec;
import cardstate.dev.child.Ports;
import cardstate.dev.oracle.Oracle;
import cardstate.dev.oracle.OracleOptions;
import cardstate.dev.oracle.Verdict;
import cardstate.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The service with topics of its own, one process or more, from the built jar. Owned by one thread. */
final class Installation implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(120);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int CHECKS = 5;
    private static final int THREADS = 2;

    private final Bed bed;
    private final String prefix;
    private final Setup setup;
    private final Topics topics;
    private final List<Child> instances = new ArrayList<>();
    private final Requests requests;
    private final Outcomes outcomes;

    private Installation(Bed bed, String prefix, Setup setup) {
        this.bed = bed;
        this.prefix = prefix;
        this.setup = setup;
        this.topics = new Topics(new AppSettings("card-state-streams", prefix, bed.states(), "bench"));
        start();
        Wait.until("the service has made its topics", STARTS_WITHIN, this::isAlive, this::hasTopics);
        this.requests = new Requests(bed, topics.requests().name());
        this.outcomes = new Outcomes(
                bed.bootstrapServers(),
                List.of(topics.snapshots().name(), topics.failures().name()),
                topics.failures().name());
    }

    /** Starts it; when this returns all its processes have their partitions. */
    static Installation start(Bed bed, Setup setup) {
        bed.provider().latency(setup.latencyMs());
        bed.provider().reset();
        Installation installation = new Installation(bed, bed.freshName("bench"), setup);
        installation.awaitMembers();
        return installation;
    }

    Topics topics() {
        return topics;
    }

    Requests requests() {
        return requests;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    String group() {
        return prefix + "card-state-streams";
    }

    String prefix() {
        return prefix;
    }

    boolean isAlive() {
        return instances.stream().allMatch(Child::isAlive);
    }

    List<Long> pids() {
        return instances.stream().map(Child::pid).toList();
    }

    /** Asks once for each of the clients, and returns when all their cards are known, and their states are written. */
    void load(long first, int count) {
        int before = outcomes.count();
        requests.publishAtOnce(first, count);
        bed.progress().step("loading " + count + " clients");
        outcomes.await(before + count, bed.progress(), this::isAlive);
        Wait.until("the states of their cards are written", STARTS_WITHIN, this::isAlive, () -> cardsBehind() == 0);
    }

    /** How many cards that differed have not gone into their state yet: the second stage works behind the first. */
    long cardsBehind() {
        return Lag.of(bed, group(), group() + "-cards-repartition");
    }

    /** Starts the processes; each has its state directory, which outlives it. */
    void start() {
        IntStream.range(0, setup.instances()).forEach(i -> instances.add(launch("instance-" + i)));
    }

    /** SIGTERM to all. */
    void stop() {
        instances.forEach(instance -> instance.terminate(GRACE));
        instances.clear();
    }

    /** SIGKILL to all. */
    void kill() {
        instances.forEach(Child::kill);
        instances.clear();
    }

    /** Deletes what the processes had on disk. They must have ended. */
    void forgetState() {
        Bed.clear(bed.states().resolve(prefix));
    }

    /** @throws BrokenPromiseException where the oracle finds a violation, and still does so when all had time to settle */
    void verify() {
        bed.progress().step("checking every promise");
        OracleOptions options = OracleOptions.of(bed.bootstrapServers(), bed.registryUrl())
                .withPrefix(prefix)
                .whenAtRest();
        Verdict verdict = Oracle.check(options);
        for (int i = 1; i < CHECKS && !verdict.holds(); i++) {
            Wait.pause(2_000);
            verdict = Oracle.check(options);
        }
        if (!verdict.holds()) {
            throw new BrokenPromiseException(verdict.report());
        }
    }

    private Child launch(String instance) {
        return Child.start(new ChildSpec(
                instance,
                "cardstate.Main",
                Path.of("target", "card-state-streams.jar").toAbsolutePath().toString(),
                setup.jvm(),
                List.of(),
                environment(instance),
                bed.logs().resolve(prefix + instance + ".log"),
                Duration.ZERO));
    }

    private Map<String, String> environment(String instance) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bed.bootstrapServers());
        environment.put("SCHEMA_REGISTRY_URL", bed.registryUrl());
        environment.put("CARD_API_URL", bed.provider().url());
        environment.put("CARD_API_AUTH_ID", "123456");
        environment.put("CARD_API_SECRET", "secret");
        environment.put("TOPIC_PREFIX", prefix);
        environment.put("TOPICS_CREATE", "true");
        environment.put("TOPICS_PARTITIONS", Integer.toString(Bed.PARTITIONS));
        environment.put("INSTANCE_ID", instance);
        environment.put(
                "STATE_DIR", bed.states().resolve(prefix).resolve(instance).toString());
        environment.put("HTTP_PORT", Integer.toString(Ports.free()));
        environment.putAll(setup.settings());
        return environment;
    }

    private boolean hasTopics() {
        return Kafka.answer("its topics", () -> bed.admin().listTopics().names())
                .containsAll(topics.all().stream().map(topic -> topic.name()).toList());
    }

    private void awaitMembers() {
        int threads = THREADS * setup.instances();
        Wait.until(
                "all stream threads have their partitions", STARTS_WITHIN, this::isAlive, () -> members() == threads);
    }

    /** How many share the partitions, 0 while that is being settled. */
    private int members() {
        try {
            var group = Kafka.answer("its groups", () -> bed.admin()
                    .describeConsumerGroups(List.of(group()))
                    .describedGroups()
                    .get(group()));
            return group.groupState() == GroupState.STABLE ? group.members().size() : 0;
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        stop();
        requests.close();
        outcomes.close();
        bed.forget(prefix);
        forgetState();
    }
}
