package cardstate.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

    private static final Path STATEFUL_SET = Manifest.FOLDER.resolve("base/statefulset.yaml");

    static List<Manifest> manifests() {
        return Manifest.all();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void shouldHaveOnlyFieldsOfItsKind(Manifest manifest) {
        // when
        Object parsed = StrictModels.parse(manifest);

        // then
        assertThat(parsed).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enableServiceLinks|enableServiceLink",
                "readOnlyRootFilesystem|readOnlyRootFileSystem",
                "terminationGracePeriodSeconds|terminationGracePeriod",
                "volumeClaimTemplates|volumeClaims"
            })
    void shouldFindAFieldThatTheKindDoesNotHave(String misspelling) throws IOException {
        // given
        String[] names = misspelling.split("\\|", 2);
        String text = Files.readString(STATEFUL_SET).replace(names[0], names[1]);
        Manifest misspelt = Manifest.parse(STATEFUL_SET, text).get(0);

        // then
        assertThatThrownBy(() -> StrictModels.parse(misspelt)).hasMessageContaining(names[1]);
    }

    @Test
    void shouldFindAnUnknownFieldOfAnOperatorsKind() {
        // given
        Manifest topic =
                Manifest.of(Manifest.FOLDER.resolve("kafka/topics.yaml")).get(0);
        topic.content().put("retention", 1);

        // then
        assertThatThrownBy(() -> StrictModels.parse(topic)).hasMessageContaining("retention");
    }

    @Test
    void shouldListEveryFileInAKustomization() {
        // given
        Set<Path> listed = Manifest.all().stream()
                .filter(manifest -> manifest.kind().equals("Kustomization"))
                .flatMap(
                        manifest -> StrictModels.parse(manifest, OperatorKinds.Kustomization.class).resources().stream()
                                .map(resource ->
                                        manifest.file().resolveSibling(resource).normalize()))
                .collect(Collectors.toSet());

        // when
        Set<Path> present = Manifest.all().stream()
                .filter(manifest -> !manifest.kind().equals("Kustomization"))
                .map(Manifest::file)
                .collect(Collectors.toSet());

        // then
        assertThat(listed).containsAll(present);
    }
}
