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
            wrong = whatIsWrong(TopicAdmin.await(admin.describeFeatures().featureMetadata()));
        } catch (UnsupportedVersionException e) {
            wrong = older();
        }
        if (wrong != null) {
            throw new RefusedException(List.of(wrong));
        }
    }

    static @Nullable String whatIsWrong(FeatureMetadata features) {
        SupportedVersionRange metadata = features.supportedFeatures().get(METADATA);
        SupportedVersionRange transactions = features.supportedFeatures().get(TRANSACTIONS);
        if (transactions == null
                || transactions.maxVersion() < TRANSACTIONS_V2
                || (metadata != null && metadata.maxVersion() < METADATA_OF_4_0)) {
            return older();
        }
        FinalizedVersionRange active = features.finalizedFeatures().get(TRANSACTIONS);
        if (active == null || active.maxVersionLevel() < TRANSACTIONS_V2) {
            return "the brokers' feature transaction.version is " + (active == null ? 0 : active.maxVersionLevel())
                    + "; expected: 2, for exactly-once. Run kafka-features.sh upgrade --feature transaction.version=2";
        }
        return null;
    }

    private static String older() {
        return "the brokers are older than Kafka 4.0; expected: 4.0 or newer with transaction.version 2, for"
                + " exactly-once. Upgrade them, or give up promise P1 with KAFKA_PROCESSING_GUARANTEE=at_least_once";
    }
}
