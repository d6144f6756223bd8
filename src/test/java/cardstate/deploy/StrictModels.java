package cardstate.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.Gson;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.nio.file.Path;
import java.util.Map;

/** Manifests as the objects that they describe. A field that the kind does not have is an error. */
final class StrictModels {

    private static final Map<String, Class<?>> KUBERNETES = Map.of(
            "apps/v1/StatefulSet", V1StatefulSet.class,
            "v1/Service", V1Service.class,
            "v1/ServiceAccount", V1ServiceAccount.class,
            "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class,
            "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy.class);

    private static final Map<String, Class<?>> OPERATORS = Map.of(
            "kafka.strimzi.io/v1/KafkaTopic", OperatorKinds.KafkaTopic.class,
            "kafka.strimzi.io/v1/KafkaUser", OperatorKinds.KafkaUser.class,
            "monitoring.coreos.com/v1/ServiceMonitor", OperatorKinds.ServiceMonitor.class,
            "monitoring.coreos.com/v1/PrometheusRule", OperatorKinds.PrometheusRule.class,
            "kustomize.config.k8s.io/v1beta1/Kustomization", OperatorKinds.Kustomization.class);

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private StrictModels() {}

    /** The first manifest of the file, which is of that kind. */
    static <T> T first(Path file, Class<T> type) {
        return parse(Manifest.of(file).get(0), type);
    }

    static <T> T parse(Manifest manifest, Class<T> type) {
        return type.cast(parse(manifest));
    }

    /** @throws IllegalArgumentException where the kind is not known, or a field is not one of the kind */
    static Object parse(Manifest manifest) {
        Class<?> kubernetes = KUBERNETES.get(manifest.type());
        if (kubernetes != null) {
            Gson gson = JSON.getGson();
            return gson.fromJson(gson.toJson(manifest.content()), kubernetes);
        }
        Class<?> operator = OPERATORS.get(manifest.type());
        if (operator == null) {
            throw new IllegalArgumentException(manifest + ": no model of " + manifest.type());
        }
        return MAPPER.convertValue(manifest.content(), operator);
    }
}
