package cardstate.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import cardstate.config.Settings;
import cardstate.config.SettingsReader;
import cardstate.dev.broker.Broker;
import cardstate.dev.broker.BrokerOptions;
import cardstate.dev.broker.InProcessBroker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker with the transaction protocol of before KIP-890. */
class BrokerFeaturesIT {

    private static final String FEATURE = "transaction.version";

    @Test
    void shouldRefuseTheFirstTransactionProtocolUntilItIsUpgradedAsTold(@TempDir Path directory) throws Exception {
        try (Broker broker = InProcessBroker.start(BrokerOptions.usual().withFeature(FEATURE, 1));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            // given
            TopicSetup setup = setup(broker, directory);

            // when
            List<String> problems =
                    catchThrowableOfType(RefusedException.class, setup::prepare).problems();
            upgrade(admin);

            // then
            assertThat(problems)
                    .singleElement()
                    .asString()
                    .contains("transaction.version is 1; expected: 2", "kafka-features.sh")
                    .contains("upgrade --feature transaction.version=2");
            assertThatCode(setup::prepare).doesNotThrowAnyException();
        }
    }

    private static void upgrade(Admin admin) throws Exception {
        admin.updateFeatures(
                        Map.of(FEATURE, new FeatureUpdate((short) 2, FeatureUpdate.UpgradeType.UPGRADE)),
                        new UpdateFeaturesOptions())
                .all()
                .get();
        await().until(() -> level(admin) == 2);
    }

    private static int level(Admin admin) throws Exception {
        return Objects.requireNonNull(admin.describeFeatures()
                        .featureMetadata()
                        .get()
                        .finalizedFeatures()
                        .get(FEATURE))
                .maxVersionLevel();
    }

    private static TopicSetup setup(Broker broker, Path directory) throws Exception {
        Settings settings = SettingsReader.read(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                        "SCHEMA_REGISTRY_URL", "http://127.0.0.1:9",
                        "CARD_API_URL", "http://127.0.0.1:9",
                        "CARD_API_AUTH_ID", "123456",
                        "CARD_API_SECRET", "secret",
                        "TOPICS_CREATE", "true",
                        "STATE_DIR", directory.toString()))
                .settings();
        return new TopicSetup(
                settings, new Topics(settings.app()), () -> Admin.create(AdminProperties.of(settings.kafka())));
    }
}
