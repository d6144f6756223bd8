package cardstate.deploy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/** The kinds that are not Kubernetes' own, as far as they are used here: a field that is not here is an error. */
final class OperatorKinds {

    private OperatorKinds() {}

    record Metadata(String name, Map<String, String> labels) {}

    record KafkaTopic(String apiVersion, String kind, Metadata metadata, TopicSpec spec) {}

    record TopicSpec(int partitions, int replicas, Map<String, String> config) {}

    record KafkaUser(String apiVersion, String kind, Metadata metadata, UserSpec spec) {}

    record UserSpec(Authentication authentication, Authorization authorization) {}

    record Authentication(String type) {}

    record Authorization(String type, List<Acl> acls) {}

    record Acl(Resource resource, List<String> operations) {}

    record Resource(String type, String name, String patternType) {}

    record ServiceMonitor(String apiVersion, String kind, Metadata metadata, MonitorSpec spec) {}

    record MonitorSpec(String jobLabel, Selector selector, List<Endpoint> endpoints) {}

    record Selector(Map<String, String> matchLabels) {}

    record Endpoint(String port, String path, String interval) {}

    record PrometheusRule(String apiVersion, String kind, Metadata metadata, RuleSpec spec) {}

    record RuleSpec(List<RuleGroup> groups) {}

    record RuleGroup(String name, List<Rule> rules) {}

    record Rule(
            String alert,
            String expr,
            @JsonProperty("for") String duration,
            Map<String, String> labels,
            Map<String, String> annotations) {}

    record Kustomization(
            String apiVersion,
            String kind,
            String namespace,
            List<Label> labels,
            List<String> resources,
            List<Image> images,
            List<Replicas> replicas,
            List<ConfigMap> configMapGenerator,
            List<Patch> patches) {}

    record Label(Map<String, String> pairs, boolean includeSelectors, boolean includeTemplates) {}

    record Image(String name, String newTag) {}

    record Replicas(String name, int count) {}

    record ConfigMap(
            String name, String behavior, List<String> literals, List<String> files, GeneratorOptions options) {}

    record GeneratorOptions(Map<String, String> labels) {}

    record Patch(Target target, String patch) {}

    record Target(String kind) {}
}
