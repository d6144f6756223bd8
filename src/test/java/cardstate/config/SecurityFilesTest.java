package cardstate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cardstate.provider.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stores, certificates, keys and JAAS settings are opened with the other settings, and told with them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityFilesTest {

    private static final String JAAS = "org.apache.kafka.common.security.plain.PlainLoginModule required "
            + "username=\"u\" password=\"PLANTED\";";

    private final Path directory;
    private final Certificates certificates;
    private Map<String, String> environment = Map.of();

    SecurityFilesTest(@TempDir Path directory) {
        this.directory = directory;
        this.certificates = new Certificates(directory, "PLANTED");
    }

    @BeforeAll
    void makeCertificates() {
        certificates.selfSigned("one", "dns:one").selfSigned("two", "dns:two");
    }

    @BeforeEach
    void reset() {
        environment = SampleEnvironment.required(directory.resolve("state"));
    }

    @Test
    void shouldTakeWhatFits() {
        // given
        environment.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
        environment.put("KAFKA_SASL_JAAS_CONFIG", JAAS);
        store("KAFKA_SSL_TRUSTSTORE_", "PLANTED");
        store("KAFKA_SSL_KEYSTORE_", "PLANTED");
        store("SCHEMA_REGISTRY_SSL_TRUSTSTORE_", "PLANTED");
        environment.put("CARD_API_CA_FILE", certificates.certificate("one").toString());
        environment.put(
                "CARD_API_CLIENT_CERT_FILE", certificates.certificate("one").toString());
        environment.put("CARD_API_CLIENT_KEY_FILE", certificates.key("one").toString());

        // then
        assertThatCode(() -> SettingsReader.read(environment)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KAFKA_SSL_TRUSTSTORE_",
                "KAFKA_SSL_KEYSTORE_",
                "SCHEMA_REGISTRY_SSL_TRUSTSTORE_",
                "SCHEMA_REGISTRY_SSL_KEYSTORE_"
            })
    void shouldNameAStoreThatThePasswordDoesNotOpen(String names) {
        // given
        store(names, "wrong-PLANTED");

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(names + "LOCATION names the file " + certificates.store() + ", which cannot be opened")
                .contains(names + "PASSWORD")
                .doesNotContain("PLANTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KAFKA_SSL_TRUSTSTORE_", "SCHEMA_REGISTRY_SSL_KEYSTORE_"})
    void shouldNameAStoreThatIsNotThere(String names) {
        // given
        environment.put(names + "LOCATION", directory.resolve("nowhere").toString());

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems).singleElement().asString().contains(names + "LOCATION", "nowhere, which is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLANTED", "x.Y required password=PLANTED", "x.Y sometimes password=PLANTED;"})
    void shouldTellThatAJaasConfigurationIsNone(String jaas) {
        // given
        environment.put("KAFKA_SASL_JAAS_CONFIG", jaas);

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("KAFKA_SASL_JAAS_CONFIG is no JAAS configuration")
                .doesNotContain("PLANTED");
    }

    @Test
    void shouldMissTheCredentialsOfAProtocolThatNeedsThem() {
        // given
        environment.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems).singleElement().asString().startsWith("KAFKA_SASL_JAAS_CONFIG is missing");
    }

    @Test
    void shouldSendTheRegistrysUserWithoutBeingToldWhereItIs() throws Exception {
        // given
        environment.put("SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", "user:password");

        // when
        Settings settings = SettingsReader.read(environment).settings();

        // then
        assertThat(settings.registry()).containsEntry("basic.auth.credentials.source", "USER_INFO");
    }

    @Test
    void shouldNameEveryFileForTheProviderThatHoldsSomethingElse() throws Exception {
        // given
        Path other = Files.writeString(directory.resolve("other.pem"), "PLANTED");
        environment.put("CARD_API_CA_FILE", other.toString());
        environment.put("CARD_API_CLIENT_CERT_FILE", other.toString());
        environment.put("CARD_API_CLIENT_KEY_FILE", other.toString());

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems)
                .hasSize(3)
                .anyMatch(line -> line.startsWith("CARD_API_CA_FILE") && line.contains("holds no certificate"))
                .anyMatch(line -> line.startsWith("CARD_API_CLIENT_CERT_FILE") && line.contains("holds no certificate"))
                .anyMatch(line -> line.startsWith("CARD_API_CLIENT_KEY_FILE") && line.contains("holds no private key"))
                .noneMatch(line -> line.contains("PLANTED"));
    }

    @Test
    void shouldNameAKeyThatIsAnotherCertificates() throws IOException {
        // given
        environment.put(
                "CARD_API_CLIENT_CERT_FILE", certificates.certificate("one").toString());
        environment.put("CARD_API_CLIENT_KEY_FILE", certificates.key("two").toString());

        // when
        List<String> problems = SampleEnvironment.problems(environment);

        // then
        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("CARD_API_CLIENT_KEY_FILE")
                .contains("whose key is not that of the first certificate in " + certificates.certificate("one"));
    }

    private void store(String names, String password) {
        environment.put(names + "LOCATION", certificates.store().toString());
        environment.put(names + "TYPE", "PKCS12");
        environment.put(names + "PASSWORD", password);
    }
}
