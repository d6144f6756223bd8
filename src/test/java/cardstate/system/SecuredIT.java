package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.config.AppSettings;
import cardstate.dev.child.Child;
import cardstate.dev.provider.Behaviour;
import cardstate.topic.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The built jar where brokers and registry ask for TLS, passwords and rights: it gets in by settings alone. */
@ExtendWith(SecuredStack.class)
class SecuredIT {

    private static final int CLIENTS = 20;

    private final SecuredStack.Up stack;
    private final Path directory;

    SecuredIT(SecuredStack.Up stack, @TempDir Path directory) {
        this.stack = stack;
        this.directory = directory;
    }

    @Test
    void shouldKeepEveryPromiseWithSecretsInFilesAndTheDocumentedRightsAlone() throws IOException {
        // given
        Map<String, String> settings = new HashMap<>(stack.settings());
        for (String secret : new String[] {
            "KAFKA_SASL_JAAS_CONFIG",
            "KAFKA_SSL_TRUSTSTORE_PASSWORD",
            "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO",
            "SCHEMA_REGISTRY_SSL_TRUSTSTORE_PASSWORD"
        }) {
            Path file = Files.writeString(directory.resolve(secret), settings.remove(secret) + "\n");
            settings.put(secret + "_FILE", file.toString());
        }
        try (Installation installation = new Installation(stack.plain(), Behaviour.flawless(), settings)) {
            AppSettings app = new AppSettings("card-state-streams", installation.prefix, directory, "one");
            new StartHere(stack, app, directory).makeContractTopics();
            stack.grant(new Rights(app).toWork());

            // when
            try (Child service = installation.start("one")) {
                for (int i = 0; i < CLIENTS; i++) {
                    installation.request("client-" + i, "request-" + i);
                }
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> installation
                                        .read(installation.topics.snapshots())
                                        .size()
                                == CLIENTS);
                installation.awaitProvidersTruth(CLIENTS);
                service.terminate(Duration.ofSeconds(40));

                // then
                assertThat(service.exitStatus()).isZero();
                installation.assertPromisesHold();
            }
        }
    }
}
