package cardstate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.ops.ProcessEnd;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatefulSetTest {

    private static final Path FILE = Manifest.FOLDER.resolve("base/statefulset.yaml");
    private static final String STATE = "/var/lib/card-state";

    private final V1StatefulSet set = StrictModels.first(FILE, V1StatefulSet.class);
    private final V1PodSpec pod =
            Objects.requireNonNull(set.getSpec().getTemplate().getSpec());
    private final V1Container container = pod.getContainers().get(0);

    @Test
    void shouldNotRunAsRootAndNotBecomeIt() {
        // then
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getFsGroup())
                .isEqualTo(pod.getSecurityContext().getRunAsGroup());
        assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
        assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    }

    @Test
    void shouldRunAsTheUserOfTheImage() throws IOException {
        // given
        Matcher user = Pattern.compile("<user>(\\d+):(\\d+)</user>").matcher(Files.readString(Path.of("pom.xml")));

        // when
        assertThat(user.find()).isTrue();

        // then
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(Long.parseLong(user.group(1)));
        assertThat(pod.getSecurityContext().getRunAsGroup()).isEqualTo(Long.parseLong(user.group(2)));
    }

    @Test
    void shouldWriteToTheVolumeOfItsStateAlone() {
        // given
        List<V1VolumeMount> writable = container.getVolumeMounts().stream()
                .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
                .toList();

        // then
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(writable).extracting(V1VolumeMount::getMountPath).containsExactly(STATE);
        assertThat(value("STATE_DIR")).isEqualTo(STATE);
        assertThat(set.getSpec().getVolumeClaimTemplates())
                .singleElement()
                .extracting(claim -> claim.getMetadata().getName())
                .isEqualTo(writable.get(0).getName());
    }

    @Test
    void shouldGiveAStopMoreTimeThanDrainAndClosingTake() throws IOException {
        // given
        Duration drain = Settings.defaultOf("SHUTDOWN_DRAIN_MS");

        // then
        assertThat(value("SHUTDOWN_DRAIN_MS")).isNull();
        assertThat(pod.getTerminationGracePeriodSeconds())
                .isGreaterThan(ProcessEnd.bound(drain).toSeconds());
    }

    @Test
    void shouldTakeThePodsNameAsStaticMember() {
        // then
        assertThat(Objects.requireNonNull(variable("POD_NAME"))
                        .getValueFrom()
                        .getFieldRef()
                        .getFieldPath())
                .isEqualTo("metadata.name");
        assertThat(value("INSTANCE_ID")).isEqualTo("$(POD_NAME)");
        assertThat(set.getSpec().getServiceName()).isEqualTo("card-state-streams-instances");
        assertThat(value("HTTP_ADVERTISED"))
                .startsWith("$(POD_NAME)." + set.getSpec().getServiceName() + ":");
    }

    @Test
    void shouldTakeNoVariablesOfOtherServices() {
        // then
        assertThat(pod.getEnableServiceLinks()).isFalse();
    }

    @Test
    void shouldBeAskedForItsHealthWhereTheServerListens() {
        // then
        assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/live");
        assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/live");
        assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/ready");
        assertThat(container.getPorts()).singleElement().satisfies(port -> assertThat(port.getContainerPort())
                .isEqualTo(Integer.parseInt(value("HTTP_PORT"))));
    }

    @Test
    void shouldReadSecretsFromFilesOfMountsThatAreThere() {
        // given
        Set<String> mounts = container.getVolumeMounts().stream()
                .map(V1VolumeMount::getMountPath)
                .collect(Collectors.toSet());

        // when
        Map<String, String> settings = Settings.ofPods();

        // then
        assertThat(settings.keySet()).doesNotContain("CARD_API_SECRET", "CARD_API_AUTH_ID");
        assertThat(settings.entrySet().stream()
                        .filter(setting -> setting.getValue().startsWith("/etc/"))
                        .map(setting -> setting.getValue().replaceFirst("/[^/]*$", "")))
                .isNotEmpty()
                .allMatch(mounts::contains);
    }

    @Test
    void shouldSetOnlyWhatTheServiceKnows() throws IOException {
        // given
        String readme = Files.readString(Path.of("README.md"));

        // then
        assertThat(Settings.ofPods().keySet())
                .allSatisfy(name ->
                        assertThat(Settings.isKnown(name, readme)).as(name).isTrue());
    }

    private @Nullable String value(String name) {
        V1EnvVar variable = variable(name);
        return variable == null ? null : variable.getValue();
    }

    private @Nullable V1EnvVar variable(String name) {
        return container.getEnv().stream()
                .filter(variable -> variable.getName().equals(name))
                .findFirst()
                .orElse(null);
    }
}
