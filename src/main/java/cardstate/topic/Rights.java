package cardstate.topic;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import cardstate.config.AppSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/**
 * The least set of rights that the service works with, as docs/security.md tells it: what the brokers' ACLs must grant,
 * no more. READ, WRITE and DELETE include DESCRIBE. Immutable.
 */
public final class Rights {

    private static final String COMPARED = "its settings are compared with what is expected, at start";
    private static final Set<AclOperation> RECORDS = Set.of(READ, WRITE, DELETE);

    private final List<Right> toWork = new ArrayList<>();
    private final List<Right> toCreate = new ArrayList<>();
    private final Right group;
    private final Right transactions;

    public Rights(AppSettings app) {
        Topics topics = new Topics(app);
        for (ContractTopic<?> topic : topics.all()) {
            ResourcePattern resource = new ResourcePattern(ResourceType.TOPIC, topic.name(), PatternType.LITERAL);
            toWork.add(
                    topic.equals(topics.requests())
                            ? new Right(resource, READ, "requests are read")
                            : new Right(resource, WRITE, "it is written"));
            toWork.add(new Right(resource, DESCRIBE_CONFIGS, COMPARED));
            toCreate.add(new Right(resource, CREATE, "it is made where it is missing"));
        }
        String name = app.groupId();
        ResourcePattern internal = new ResourcePattern(ResourceType.TOPIC, name + "-", PatternType.PREFIXED);
        toWork.add(new Right(internal, CREATE, "Kafka Streams makes its internal topics"));
        toWork.add(new Right(internal, READ, "stores are restored, repartitions are read"));
        toWork.add(new Right(internal, WRITE, "stores are logged, repartitions are written"));
        toWork.add(new Right(internal, DELETE, "records that a repartition has passed on are deleted"));
        toWork.add(new Right(internal, DESCRIBE_CONFIGS, COMPARED));
        group = new Right(
                new ResourcePattern(ResourceType.GROUP, name, PatternType.LITERAL),
                READ,
                "instances share the partitions and commit offsets");
        toWork.add(group);
        transactions = new Right(
                new ResourcePattern(ResourceType.TRANSACTIONAL_ID, name + "-", PatternType.PREFIXED),
                WRITE,
                "an outcome and its offset are one transaction");
        toWork.add(transactions);
    }

    /** What every instance needs, in the order of the document. */
    public List<Right> toWork() {
        return List.copyOf(toWork);
    }

    /** What an instance needs besides where {@code TOPICS_CREATE} is true and topics of the contract are missing. */
    public List<Right> toCreate() {
        return List.copyOf(toCreate);
    }

    Right onGroup() {
        return group;
    }

    /** Not used under {@code at_least_once}. */
    Right onTransactions() {
        return transactions;
    }

    /** The rights to an operation on a topic, by its whole name. */
    List<Right> onTopic(String name, AclOperation operation) {
        return Stream.concat(toWork.stream(), toCreate.stream())
                .filter(right -> right.operation() == operation && isOn(right.resource(), name))
                .toList();
    }

    /** The rights to what a topic holds, by its whole name; each includes DESCRIBE. */
    List<Right> onRecordsOf(String name) {
        return toWork.stream()
                .filter(right -> RECORDS.contains(right.operation()) && isOn(right.resource(), name))
                .toList();
    }

    /**
     * Which of the rights a failure may have lacked, a line a resource with how to grant them; none where the failure is
     * of another kind.
     */
    public List<String> lackedBy(Throwable failure) {
        List<Right> lacked = new ArrayList<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TopicAuthorizationException topics) {
                topics.unauthorizedTopics().forEach(topic -> lacked.addAll(onRecordsOf(topic)));
            } else if (cause instanceof GroupAuthorizationException) {
                lacked.add(group);
            } else if (cause instanceof TransactionalIdAuthorizationException) {
                lacked.add(transactions);
            }
        }
        return lines(lacked);
    }

    /** A line a resource, in the document's order: what is lacking on it, and how it is granted. */
    List<String> lines(Collection<Right> lacking) {
        Map<ResourcePattern, List<AclOperation>> byResource = new LinkedHashMap<>();
        Stream.concat(toWork.stream(), toCreate.stream())
                .filter(lacking::contains)
                .forEach(right -> byResource
                        .computeIfAbsent(right.resource(), resource -> new ArrayList<>())
                        .add(right.operation()));
        return byResource.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String line(ResourcePattern resource, List<AclOperation> operations) {
        boolean prefixed = resource.patternType() == PatternType.PREFIXED;
        String kind = resource.resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String operationOptions = operations.stream()
                .map(operation -> " --operation " + SecurityUtils.operationName(operation))
                .collect(Collectors.joining());
        return kind + " " + resource.name() + (prefixed ? "*" : "") + ": this client's user is not authorised to "
                + operations.stream().map(AclOperation::name).collect(Collectors.joining(", "))
                + "; grant it with kafka-acls.sh --add --allow-principal User:..." + operationOptions + " --"
                + kind.replace(' ', '-') + " " + resource.name()
                + (prefixed ? " --resource-pattern-type prefixed" : "");
    }

    private static boolean isOn(ResourcePattern resource, String name) {
        return resource.resourceType() == ResourceType.TOPIC
                && (resource.patternType() == PatternType.PREFIXED
                        ? name.startsWith(resource.name())
                        : name.equals(resource.name()));
    }
}
