package cardstate.topic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Finds every right that is missing, without doing what the right is for, so that all are told at once and before any
 * work. Brokers tell what a client may do with a topic or a group that exists; of what does not exist yet they tell
 * whether it may be seen and, for topics, made. Owned by one thread, which waits for the answers.
 */
final class RightsCheck {

    private final Admin admin;
    private final Rights rights;
    private final Set<Right> missing = new LinkedHashSet<>();
    private final Set<String> absent = new LinkedHashSet<>();

    RightsCheck(Admin admin, Rights rights) {
        this.admin = admin;
        this.rights = rights;
    }

    /**
     * @param transactional whether transactions are used
     * @param creating whether the contract's topics are to be made where they are missing
     * @throws RefusedException with a line for each resource on which rights are missing
     */
    void check(Topics topics, boolean transactional, boolean creating) throws InterruptedException {
        List<String> contract = topics.all().stream().map(ContractTopic::name).toList();
        List<String> internal = TopicCheck.internalNames(topics);
        List<String> names = Stream.concat(contract.stream(), internal.stream()).toList();
        checkTopics(names);
        checkConfigurations(names);
        checkGroup();
        if (transactional) {
            checkTransactions();
        }
        checkCreation(creating ? names : internal);
        if (!missing.isEmpty()) {
            throw new RefusedException(rights.lines(missing));
        }
    }

    private void checkTopics(List<String> names) throws InterruptedException {
        var answers = admin.describeTopics(names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        for (var answer : answers.entrySet()) {
            String name = answer.getKey();
            try {
                missUnless(TopicAdmin.await(answer.getValue()).authorizedOperations(), rights.onRecordsOf(name));
            } catch (UnknownTopicOrPartitionException e) {
                absent.add(name);
            } catch (AuthorizationException e) {
                absent.add(name);
                missing.addAll(rights.onRecordsOf(name)); // any of them would include DESCRIBE
            }
        }
    }

    private void checkConfigurations(List<String> names) throws InterruptedException {
        var answers = admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .values();
        for (var answer : answers.entrySet()) {
            if (isForbidden(answer.getValue())) {
                missing.addAll(rights.onTopic(answer.getKey().name(), AclOperation.DESCRIBE_CONFIGS));
            }
        }
    }

    private void checkGroup() throws InterruptedException {
        Right right = rights.onGroup();
        String group = right.resource().name();
        var answer = Objects.requireNonNull(admin.describeConsumerGroups(
                        List.of(group), new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                .describedGroups()
                .get(group));
        if (isForbidden(answer)) {
            missing.add(right);
        } else if (!answer.isCompletedExceptionally()) {
            missUnless(TopicAdmin.await(answer).authorizedOperations(), List.of(right));
        }
    }

    private void checkTransactions() throws InterruptedException {
        Right right = rights.onTransactions();
        String any = right.resource().name() + "any";
        if (isForbidden(admin.describeTransactions(List.of(any)).description(any))) {
            missing.add(right);
        }
    }

    /** Brokers check a creation without making anything. */
    private void checkCreation(List<String> names) throws InterruptedException {
        List<NewTopic> wanted = names.stream()
                .filter(absent::contains)
                .map(name -> new NewTopic(name, Optional.empty(), Optional.empty()))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        var answers = admin.createTopics(wanted, new CreateTopicsOptions().validateOnly(true))
                .values();
        for (var answer : answers.entrySet()) {
            if (isForbidden(answer.getValue())) {
                missing.addAll(rights.onTopic(answer.getKey(), AclOperation.CREATE));
            }
        }
    }

    /** What else is wrong is told by who meets it. */
    private static <T> boolean isForbidden(KafkaFuture<T> answer) throws InterruptedException {
        try {
            TopicAdmin.await(answer);
            return false;
        } catch (AuthorizationException e) {
            return true;
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        } catch (RetriableException | AuthenticationException e) {
            throw e;
        } catch (ApiException e) {
            return false;
        }
    }

    /** @param allowed null or empty: the brokers do not tell */
    private void missUnless(@Nullable Set<AclOperation> allowed, List<Right> needed) {
        if (allowed != null && !allowed.isEmpty()) {
            needed.stream()
                    .filter(right -> !allowed.contains(right.operation()))
                    .forEach(missing::add);
        }
    }
}
