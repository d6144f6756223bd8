package cardstate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPeer;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V1StatefulSetSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Kustomize changes no selector, so that what is written here is what a cluster gets. */
class SelectorsTest {

    private static final Path BASE = Manifest.FOLDER.resolve("base");

    private final V1StatefulSetSpec set =
            read("statefulset.yaml", V1StatefulSet.class).getSpec();
    private final Map<String, String> pods =
            Objects.requireNonNull(set.getTemplate().getMetadata().getLabels());
    private final List<V1Service> services = Manifest.of(BASE.resolve("services.yaml")).stream()
            .map(manifest -> StrictModels.parse(manifest, V1Service.class))
            .toList();

    @Test
    void shouldLeaveSelectorsToTheManifests() {
        // given
        OperatorKinds.Kustomization base = read("kustomization.yaml", OperatorKinds.Kustomization.class);

        // then
        assertThat(base.labels()).isNotEmpty().noneMatch(OperatorKinds.Label::includeSelectors);
    }

    @Test
    void shouldKeepWhatAStatefulSetLetsNobodyChange() {
        // then
        assertThat(set.getSelector().getMatchLabels()).isEqualTo(pods);
        assertThat(set.getVolumeClaimTemplates())
                .singleElement()
                .satisfies(claim -> assertThat(claim.getMetadata().getLabels()).isEqualTo(pods));
    }

    @Test
    void shouldLeadServicesToThePods() {
        // then
        assertThat(services)
                .hasSize(2)
                .allSatisfy(service ->
                        assertThat(service.getSpec().getSelector()).isNotEmpty().isEqualTo(pods));
    }

    @Test
    void shouldCountThePodsInTheDisruptionBudget() {
        // then
        assertThat(read("disruption.yaml", V1PodDisruptionBudget.class)
                        .getSpec()
                        .getSelector()
                        .getMatchLabels())
                .isEqualTo(pods);
    }

    @Test
    void shouldConfineThePodsAndNobodyElse() {
        // then
        assertThat(network().getSpec().getPodSelector().getMatchLabels()).isEqualTo(pods);
    }

    @Test
    void shouldLetThePodsAskForNames() {
        // given
        List<V1NetworkPolicyPeer> names = network().getSpec().getEgress().stream()
                .filter(egress -> egress.getPorts().stream()
                        .anyMatch(port -> port.getPort().getIntValue() == 53))
                .flatMap(egress -> egress.getTo().stream())
                .toList();

        // then
        assertThat(names).singleElement().satisfies(peer -> assertThat(
                        peer.getPodSelector().getMatchLabels())
                .isEqualTo(Map.of("k8s-app", "kube-dns")));
    }

    @Test
    void shouldHaveEachInstanceScrapedOnce() {
        // given
        Map<String, String> scraped = StrictModels.first(
                        Manifest.FOLDER.resolve("monitoring/servicemonitor.yaml"), OperatorKinds.ServiceMonitor.class)
                .spec()
                .selector()
                .matchLabels();

        // then
        assertThat(services)
                .filteredOn(service -> {
                    Map<String, String> labels = service.getMetadata().getLabels();
                    return labels != null && labels.entrySet().containsAll(scraped.entrySet());
                })
                .extracting(service -> service.getMetadata().getName())
                .containsExactly("card-state-streams-instances");
    }

    private static V1NetworkPolicy network() {
        return read("network.yaml", V1NetworkPolicy.class);
    }

    private static <T> T read(String file, Class<T> type) {
        return StrictModels.first(BASE.resolve(file), type);
    }
}
