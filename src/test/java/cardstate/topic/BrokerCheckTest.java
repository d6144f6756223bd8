package cardstate.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.server.common.MetadataVersion;
import org.junit.jupiter.api.Test;

class BrokerCheckTest {

    private static final short SUPPORTED_BY_3_9 = MetadataVersion.IBP_3_9_IV0.featureLevel();
    private static final short SUPPORTED_BY_4_0 = MetadataVersion.IBP_4_0_IV0.featureLevel();

    @Test
    void shouldTakeBrokersWithTheSecondTransactionProtocol() {
        // given
        BrokerCheck.Features features = new BrokerCheck.Features(SUPPORTED_BY_4_0, 2, 2);

        // when
        String wrong = BrokerCheck.whatIsWrong(features);

        // then
        assertThat(wrong).isNull();
    }

    @Test
    void shouldRefuseBrokersOlderThanFour() {
        // given
        BrokerCheck.Features features = new BrokerCheck.Features(SUPPORTED_BY_3_9, 2, 2);

        // when
        String wrong = BrokerCheck.whatIsWrong(features);

        // then
        assertThat(wrong).startsWith("the brokers are older than Kafka 4.0");
    }

    @Test
    void shouldRefuseTheFirstTransactionProtocolWithTheCommandThatMendsIt() {
        // given
        BrokerCheck.Features features = new BrokerCheck.Features(SUPPORTED_BY_4_0, 2, 1);

        // when
        String wrong = BrokerCheck.whatIsWrong(features);

        // then
        assertThat(wrong).contains("transaction.version is 1", "kafka-features.sh upgrade");
    }
}
