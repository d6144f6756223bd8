package cardstate.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Compares the topics that exist with those that should; pure. */
final class TopicCheck {

    /** What the headers of a dead letter add to the record that they speak of. */
    private static final int DEAD_LETTER_HEADERS = 4_096;

    /** The headers that it carries, however many they are, its ids and the rest. */
    private static final int LARGEST_FAILURE = 65_536;

    private final Topics topics;
    private final TopicShape shape;
    private final Map<String, ExistingTopic> existing;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private TopicCheck(Topics topics, Map<String, ExistingTopic> existing) {
        this.topics = topics;
        this.shape = new TopicShape(topics);
        this.existing = existing;
    }

    /**
     * @param facts null where there are problems
     * @param problems each stops the start
     * @param warnings each is worth a line in the log
     */
    record Findings(@Nullable TopicFacts facts, List<String> problems, List<String> warnings) {}

    static Findings check(Topics topics, Map<String, ExistingTopic> existing) {
        return new TopicCheck(topics, existing).findings();
    }

    private Findings findings() {
        topics.all().forEach(this::checkContract);
        if (!problems.isEmpty()) {
            return new Findings(null, List.copyOf(problems), List.of());
        }
        TopicFacts facts = facts();
        internalNames(topics).forEach(name -> checkInternal(name, facts));
        checkFailures(facts);
        checkDeadLetters(facts);
        return new Findings(problems.isEmpty() ? facts : null, List.copyOf(problems), List.copyOf(warnings));
    }

    private void checkContract(ContractTopic<?> topic) {
        ExistingTopic found = existing.get(topic.name());
        if (found == null) {
            StringJoiner expected = new StringJoiner(", ");
            shape.configuration(topic).forEach((name, value) -> expected.add(name + "=" + value));
            problems.add("topic " + topic.name() + " is missing: create it with " + expected
                    + ", or set TOPICS_CREATE=true");
            return;
        }
        boolean fits = topic.cleanUp() == CleanUp.COMPACT
                ? found.cleanUp().equals(Set.of(CleanUp.COMPACT.policy()))
                : !found.cleanUp().contains(CleanUp.COMPACT.policy());
        if (!fits) {
            problems.add("topic " + topic.name() + " has cleanup.policy=" + String.join(",", found.cleanUp())
                    + "; expected: " + topic.cleanUp().policy() + ". Set it with kafka-configs.sh --alter");
        }
    }

    private void checkInternal(String name, TopicFacts facts) {
        ExistingTopic found = existing.get(name);
        if (found == null) {
            return;
        }
        if (found.partitions() != facts.requestPartitions()) {
            problems.add("topic " + topics.requests().name() + " has " + facts.requestPartitions()
                    + " partitions and the internal topic " + name + " has " + found.partitions()
                    + "; expected: the same number, since what is kept by partition would be looked for elsewhere."
                    + " Give the request topic its former number again, or reset the application");
        }
        if (found.maxMessageBytes() < facts.internalMaxBytes()) {
            problems.add("internal topic " + name + " has max.message.bytes=" + found.maxMessageBytes()
                    + "; expected: at least " + facts.internalMaxBytes()
                    + ", to hold what the contract's topics take. Set it with kafka-configs.sh --alter");
        }
    }

    /** A failure that the broker refuses would end the process, and the next one again. */
    private void checkFailures(TopicFacts facts) {
        if (facts.failureMaxBytes() < LARGEST_FAILURE) {
            problems.add("topic " + topics.failures().name() + " has max.message.bytes=" + facts.failureMaxBytes()
                    + "; expected: at least " + LARGEST_FAILURE
                    + ", since a failure carries its request's headers. Set it with kafka-configs.sh --alter");
        }
    }

    private void checkDeadLetters(TopicFacts facts) {
        int expected = (int) Math.min((long) facts.requestMaxBytes() + DEAD_LETTER_HEADERS, Integer.MAX_VALUE);
        if (facts.deadLetterMaxBytes() < expected) {
            warnings.add("topic " + topics.deadLetters().name() + " has max.message.bytes=" + facts.deadLetterMaxBytes()
                    + ": a dead letter of the largest record that "
                    + topics.requests().name()
                    + " takes would not fit; set it to " + expected + " or more");
        }
    }

    static List<String> internalNames(Topics topics) {
        return List.of(
                topics.repartition(Topics.CLIENTS_REPARTITION),
                topics.repartition(Topics.CARDS_REPARTITION),
                topics.changelog(Stores.PENDING),
                topics.changelog(Stores.CLIENT_LISTS),
                topics.changelog(Stores.CARDS));
    }

    private TopicFacts facts() {
        ExistingTopic requests = of(topics.requests());
        return new TopicFacts(
                requests.partitions(),
                requests.maxMessageBytes(),
                of(topics.snapshots()).maxMessageBytes(),
                of(topics.failures()).maxMessageBytes(),
                of(topics.cardStates()).maxMessageBytes(),
                Math.min(
                        of(topics.statusChanges()).maxMessageBytes(),
                        of(topics.balanceChanges()).maxMessageBytes()),
                of(topics.deadLetters()).maxMessageBytes());
    }

    private ExistingTopic of(ContractTopic<?> topic) {
        ExistingTopic found = existing.get(topic.name());
        if (found == null) {
            throw new IllegalStateException(topic.name() + " was not checked");
        }
        return found;
    }
}
