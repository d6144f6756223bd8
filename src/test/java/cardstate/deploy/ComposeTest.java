package cardstate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.ops.ProcessEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeTest {

    private static final Path FILE = Path.of("docker-compose.yml");

    private final Map<String, Object> services = part(Manifest.of(FILE).get(0).content(), "services");

    @ParameterizedTest
    @ValueSource(strings = {"service-1", "service-2"})
    void shouldRunEachInstanceAsInProduction(String name) {
        // given
        Map<String, Object> service = part(services, name);
        Map<String, Object> environment = part(service, "environment");

        // then
        assertThat(service)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsKey("mem_limit");
        assertThat(service).doesNotContainKey("user");
        assertThat(environment).containsEntry("INSTANCE_ID", name).containsEntry("HTTP_ADVERTISED", name + ":8080");
        assertThat(environment).doesNotContainKey("CARD_API_SECRET");
        assertThat(environment.get("HTTP_TOKEN_FILE")).isEqualTo("/run/secrets/http-tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service-1", "service-2"})
    void shouldGiveAStopMoreTimeThanDrainAndClosingTake(String name) throws IOException {
        // given
        Map<String, Object> service = part(services, name);
        String grace = String.valueOf(service.get("stop_grace_period"));

        // then
        assertThat(part(service, "environment")).doesNotContainKey("SHUTDOWN_DRAIN_MS");
        assertThat(Duration.parse("PT" + grace))
                .isGreaterThan(ProcessEnd.bound(Settings.defaultOf("SHUTDOWN_DRAIN_MS")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"service-1", "service-2"})
    void shouldSetOnlyWhatTheServiceKnows(String name) throws IOException {
        // given
        String readme = Files.readString(Path.of("README.md"));
        Map<String, Object> environment = part(part(services, name), "environment");

        // then
        assertThat(environment.keySet()).allSatisfy(setting -> assertThat(Settings.isKnown(setting, readme))
                .as(setting)
                .isTrue());
    }

    @Test
    void shouldListenOnLoopbackOnly() {
        // then
        assertThat(listed("ports")).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void shouldNameTheImagesThatAreBuilt() throws IOException {
        // given
        String pom = Files.readString(Path.of("pom.xml"));
        String version = Pattern.compile("<artifactId>card-state-streams</artifactId>\\s*<version>([^<]+)")
                .matcher(pom)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        // then
        assertThat(part(services, "service-1")).containsEntry("image", "card-state-streams:" + version);
        assertThat(part(services, "provider")).containsEntry("image", "card-state-streams-dev:" + version);
        assertThat(pom).contains("<image>card-state-streams-dev:${project.version}</image>");
        assertThat(pom).contains("<image.name>card-state-streams:${project.version}</image.name>");
    }

    @Test
    void shouldPinTheBaseOfTheImageByItsDigest() throws IOException {
        // then
        assertThat(Files.readString(Path.of("pom.xml")))
                .containsPattern("<image.base>[a-z0-9./:-]+@sha256:[0-9a-f]{64}</image.base>");
    }

    @Test
    void shouldMountOnlyFilesThatAreThere() {
        // when
        List<Path> mounted = listed("volumes").stream()
                .map(volume -> Path.of(volume.substring(0, volume.indexOf(':'))))
                .toList();

        // then
        assertThat(mounted).isNotEmpty().allMatch(Files::exists);
    }

    @Test
    void shouldScrapeEveryInstance() {
        // given
        String prometheus = Manifest.of(Path.of("deploy", "compose", "prometheus.yml"))
                .get(0)
                .content()
                .toString();

        // then
        assertThat(prometheus)
                .contains("job_name=card-state-streams", "service-1:8080", "service-2:8080")
                .doesNotContain("service-3");
    }

    /** What stands under the key in any service. */
    @SuppressWarnings("unchecked")
    private List<String> listed(String key) {
        return services.keySet().stream()
                .flatMap(name -> ((List<String>) part(services, name).getOrDefault(key, List.of())).stream())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> whole, String key) {
        return Objects.requireNonNull((Map<String, Object>) whole.get(key), key);
    }
}
