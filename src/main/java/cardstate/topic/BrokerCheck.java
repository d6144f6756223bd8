package cardstate.topic;

import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/**
 * Whether the brokers keep exactly-once without hanging transactions: Kafka 4.0 or newer, with the second version of
 * the transaction protocol (KIP-890) switched on.
 */
final class BrokerCheck {

    private static final String TRANSACTIONS = "transaction.version";
    private static final String METADATA = "metadata.version";
    private static final int TRANSACTIONS_V2 = 2;
    private static final int METADATA_OF_4_0 = 22;

    private BrokerCheck() {}

    /** @throws RefusedException where they do not */
    static void check(Admin admin) throws InterruptedException {
        String wrong;
        try {
            wrong = whatIsWrong(
                    Features.of(TopicAdmin.await(admin.describeFeatures().featureMetadata())));
        } catch (UnsupportedVersionException e) {
            wrong = older();
        }
        if (wrong != null) {
            throw new RefusedException(List.of(wrong));
        }
    }

    /**
     * What counts of the features; 0 where the brokers do not know one.
     *
     * @param metadata the newest metadata version that the brokers support
     * @param transactions the newest transaction version that they support
     * @param active the transaction version in force
     */
    record Features(int metadata, int transactions, int active) {

        static Features of(FeatureMetadata features) {
            FinalizedVersionRange active = features.finalizedFeatures().get(TRANSACTIONS);
            return new Features(
                    newest(features.supportedFeatures().get(METADATA)),
                    newest(features.supportedFeatures().get(TRANSACTIONS)),
                    active == null ? 0 : active.maxVersionLevel());
        }

        private static int newest(@Nullable SupportedVersionRange range) {
            return range == null ? 0 : range.maxVersion();
        }
    }

    static @Nullable String whatIsWrong(Features features) {
        if (features.metadata() < METADATA_OF_4_0 || features.transactions() < TRANSACTIONS_V2) {
            return older();
        }
        return features.active() >= TRANSACTIONS_V2
                ? null
                : "the brokers' feature transaction.version is " + features.active()
                        + "; expected: 2, for exactly-once. Run kafka-features.sh upgrade --feature transaction.version=2";
    }

    private static String older() {
        return "the brokers are older than Kafka 4.0; expected: 4.0 or newer with transaction.version 2, for"
                + " exactly-once. Upgrade them, or give up promise P1 with KAFKA_PROCESSING_GUARANTEE=at_least_once";
    }
}
