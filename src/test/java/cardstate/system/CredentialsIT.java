package cardstate.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cardstate.config.AppSettings;
import cardstate.topic.NotYetException;
import cardstate.topic.RefusedException;
import cardstate.topic.Rights;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Credentials and certificates that brokers and registry do not take: the error names the setting and quotes nothing. */
@ExtendWith(SecuredStack.class)
class CredentialsIT {

    private static final AppSettings APP =
            new AppSettings("card-state-streams", "credentials-", Path.of("none"), "one");

    private final SecuredStack.Up stack;
    private final Path directory;
    private final StartHere start;

    CredentialsIT(SecuredStack.Up stack, @TempDir Path directory) {
        this.stack = stack;
        this.directory = directory;
        this.start = new StartHere(stack, APP, directory);
    }

    @BeforeEach
    void grant() {
        start.makeContractTopics();
        stack.grant(new Rights(APP).toWork());
    }

    @Test
    void shouldNameTheSettingWhereTheBrokersRefuseThePassword() {
        // given
        start.with("KAFKA_SASL_JAAS_CONFIG", SecuredStack.Up.jaas("PLANTED-wrong"));

        // then
        assertThatThrownBy(start::attempt)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("refuse this client's credentials")
                .hasMessageContaining("KAFKA_SASL_")
                .hasMessageNotContaining("PLANTED");
    }

    @Test
    void shouldNameTheSettingWhereTheBrokersCertificateIsNotTrusted() {
        // given
        Keys others = Keys.make(directory, "other-password");
        start.with("KAFKA_SSL_TRUSTSTORE_LOCATION", others.trustStore().toString());
        start.with("KAFKA_SSL_TRUSTSTORE_PASSWORD", others.password());

        // then
        assertThatThrownBy(start::attempt)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("TLS with the brokers")
                .hasMessageContaining("KAFKA_SSL_TRUSTSTORE_");
    }

    @Test
    void shouldNameTheSettingWhereTheRegistryRefusesThePassword() {
        // given
        start.with("SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO", SecuredStack.USER + ":PLANTED-wrong");

        // then
        assertThatThrownBy(start::attempt)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("refuses this client's credentials (HTTP 401)")
                .hasMessageContaining("SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO")
                .hasMessageNotContaining("PLANTED");
    }

    @Test
    void shouldAskAgainAndNameTheSettingWhereTheRegistrysCertificateIsNotTrusted() {
        // given
        Keys others = Keys.make(directory, "other-password");
        start.with(
                "SCHEMA_REGISTRY_SSL_TRUSTSTORE_LOCATION", others.trustStore().toString());
        start.with("SCHEMA_REGISTRY_SSL_TRUSTSTORE_PASSWORD", others.password());

        // then
        assertThatThrownBy(start::attempt)
                .isInstanceOf(NotYetException.class)
                .hasMessageContaining("TLS with the registry")
                .hasMessageContaining("SCHEMA_REGISTRY_SSL_TRUSTSTORE_");
    }
}
