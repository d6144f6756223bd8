package cardstate.topic;

import cardstate.config.Settings;
import cardstate.config.TopicSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees at start that the brokers and the topics are fit for the service; with {@code TOPICS_CREATE} missing topics of
 * the contract are made as they should be. Internal topics are Kafka Streams' to make, here they are only compared.
 * For one thread, which waits for the brokers.
 */
public final class TopicSetup {

    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);

    private static final Duration CLOSE = Duration.ofSeconds(1);
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Supplier<Admin> admins;
    private final Topics topics;
    private final TopicShape shape;
    private final TopicSettings settings;
    private final Rights rights;
    private final boolean exactlyOnce;
    private final String servers;

    /** @param admins opens a client; each attempt opens and closes one */
    public TopicSetup(Settings settings, Topics topics, Supplier<Admin> admins) {
        this.admins = admins;
        this.topics = topics;
        this.shape = new TopicShape(topics);
        this.rights = new Rights(settings.app());
        this.settings = settings.topics();
        this.exactlyOnce = settings.exactlyOnce();
        this.servers = settings.kafka().getOrDefault("bootstrap.servers", "");
    }

    /**
     * One attempt.
     *
     * @return what was found
     * @throws RefusedException where the brokers or topics are not as they must be, with all that is wrong
     * @throws NotYetException where the brokers cannot be reached or asked just now
     */
    public TopicFacts prepare() throws InterruptedException {
        return asking(admin -> {
            if (exactlyOnce) {
                BrokerCheck.check(admin);
            }
            checkRights(admin);
            return prepare(admin, new TopicAdmin(admin));
        });
    }

    /**
     * Checks the rights again: those on internal topics are told only when there are such topics.
     *
     * @throws RefusedException with all that is missing
     * @throws NotYetException where the brokers cannot be reached or asked just now
     */
    public void checkRights() throws InterruptedException {
        asking(admin -> {
            checkRights(admin);
            return rights;
        });
    }

    private void checkRights(Admin admin) throws InterruptedException {
        new RightsCheck(admin, rights).check(topics, exactlyOnce, settings.create());
    }

    private interface Question<T> {
        T ask(Admin admin) throws InterruptedException;
    }

    private <T> T asking(Question<T> question) throws InterruptedException {
        Admin admin = open();
        try {
            return question.ask(admin);
        } catch (KafkaException e) {
            throw BrokerTrouble.of(e, servers);
        } finally {
            admin.close(CLOSE);
        }
    }

    private Admin open() {
        try {
            return admins.get();
        } catch (KafkaException e) {
            throw BrokerTrouble.ofMaking(e, servers);
        }
    }

    private TopicFacts prepare(Admin client, TopicAdmin admin) throws InterruptedException {
        List<String> names = Stream.concat(
                        topics.all().stream().map(ContractTopic::name), TopicCheck.internalNames(topics).stream())
                .toList();
        Map<String, ExistingTopic> existing = admin.existing(names);
        List<ContractTopic<?>> missing = topics.all().stream()
                .filter(topic -> !existing.containsKey(topic.name()))
                .toList();
        if (!settings.create() || missing.isEmpty()) {
            return facts(existing);
        }
        facts(withPlanned(existing, missing));
        admin.create(missing.stream().map(this::asItShouldBe).toList());
        missing.forEach(topic -> LOG.info("Created topic {}", topic.name()));
        Map<String, ExistingTopic> seen = seen(admin, names, missing);
        checkRights(client);
        return facts(seen);
    }

    /** Nothing is made where the start would be refused all the same. */
    private Map<String, ExistingTopic> withPlanned(
            Map<String, ExistingTopic> existing, List<ContractTopic<?>> missing) {
        Map<String, ExistingTopic> planned = new HashMap<>(existing);
        missing.forEach(topic -> planned.put(topic.name(), shape.planned(topic, settings.partitions())));
        return planned;
    }

    /** A topic that was just made takes a moment to be seen by the broker that is asked. */
    private static Map<String, ExistingTopic> seen(TopicAdmin admin, List<String> names, List<ContractTopic<?>> made)
            throws InterruptedException {
        long end = System.nanoTime() + SEEN_WITHIN.toNanos();
        Map<String, ExistingTopic> existing = admin.existing(names);
        while (!made.stream().map(ContractTopic::name).allMatch(existing::containsKey)) {
            if (System.nanoTime() - end > 0) {
                throw new NotYetException("topics were created and are not seen yet");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            existing = admin.existing(names);
        }
        return existing;
    }

    private TopicFacts facts(Map<String, ExistingTopic> existing) {
        TopicCheck.Findings findings = TopicCheck.check(topics, existing);
        findings.warnings().forEach(LOG::warn);
        TopicFacts facts = findings.facts();
        if (facts == null) {
            throw new RefusedException(findings.problems());
        }
        return facts;
    }

    private NewTopic asItShouldBe(ContractTopic<?> topic) {
        Optional<Short> replication = settings.replication().isPresent()
                ? Optional.of((short) settings.replication().getAsInt())
                : Optional.empty();
        return new NewTopic(topic.name(), Optional.of(settings.partitions()), replication)
                .configs(shape.configuration(topic));
    }
}
