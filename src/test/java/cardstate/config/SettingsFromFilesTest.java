package cardstate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFromFilesTest {

    private final Path directory;
    private final Map<String, String> environment;

    SettingsFromFilesTest(@TempDir Path directory) {
        this.directory = directory;
        this.environment = SampleEnvironment.required(directory.resolve("state"));
    }

    @Test
    void shouldReadAnyValueFromAFileWithoutTheNewlineAtItsEnd() throws Exception {
        // given
        environment.put("APPLICATION_ID_FILE", file("id", "cards\n").toString());
        environment.remove("CARD_API_SECRET");
        environment.put("CARD_API_SECRET_FILE", file("secret", " a secret \r\n").toString());

        // when
        Settings settings = SettingsReader.read(environment).settings();

        // then
        assertThat(settings.app().applicationId()).isEqualTo("cards");
        assertThat(settings.provider().secret().current().value()).isEqualTo(" a secret ");
    }

    @Test
    void shouldRefuseAValueThatIsSetTwice() throws Exception {
        // given
        environment.put("CARD_API_SECRET_FILE", file("secret", "other").toString());

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("CARD_API_SECRET and CARD_API_SECRET_FILE are both set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing", "empty", "newline"})
    void shouldNameTheFileOfASecretThatHoldsNone(String file) throws Exception {
        // given
        file("empty", "");
        file("newline", "\n");
        environment.remove("CARD_API_SECRET");
        environment.put("CARD_API_SECRET_FILE", directory.resolve(file).toString());

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("CARD_API_SECRET_FILE names the file " + directory.resolve(file));
    }

    @Test
    void shouldListenElsewhereWithATokenFile() throws Exception {
        // given
        environment.put("HTTP_HOST", "0.0.0.0");
        environment.put("HTTP_ADVERTISED", "pod-1.cards:8080");
        environment.put("HTTP_TOKEN_FILE", file("tokens", "t0ken\n").toString());

        // when
        HttpSettings http = SettingsReader.read(environment).settings().http();

        // then
        assertThat(http.advertised()).isEqualTo("pod-1.cards:8080");
    }

    @Test
    void shouldNeedTheKeyOfACertificate() throws Exception {
        // given
        environment.put("CARD_API_CLIENT_CERT_FILE", file("cert.pem", "x").toString());

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems).anyMatch(line -> line.contains("needs CARD_API_CLIENT_KEY_FILE"));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}
