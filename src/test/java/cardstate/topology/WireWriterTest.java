package cardstate.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cardstate.config.AppSettings;
import cardstate.snapshot.TestCards;
import cardstate.topic.AvroTrust;
import cardstate.topic.ContractTopic;
import cardstate.topic.SchemaIds;
import cardstate.topic.Topics;
import cardstate.v1.Amounts;
import cardstate.v1.Card;
import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardListFailed;
import cardstate.v1.CardState;
import cardstate.v1.CardStatusChanged;
import cardstate.v1.ClientCardsSnapshot;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class WireWriterTest {

    static {
        AvroTrust.grant();
    }

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");

    private final Topics topics = new Topics(new AppSettings("app", "", Path.of("unused"), "one"));
    private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
    private final AvroSerdes confluents = new AvroSerdes(registry, Map.of("schema.registry.url", "mock://unused"));
    private final WireWriter writer = new WireWriter(new SchemaIds(registry, Map.of()));

    @Test
    void shouldWriteWhatConfluentsSerialiserWrites() {
        // given
        Random random = new Random(5);
        List<Card> cards =
                Stream.generate(() -> TestCards.random(random)).limit(20).toList();
        Amounts amounts = new Amounts(
                TestCards.exact("-1.5"), null, TestCards.exact("0"), TestCards.exact("12345678901234567890"));

        // then
        same(topics.snapshots(), new ClientCardsSnapshot("r", "c", "p", NOW, NOW, 1, true, cards));
        same(topics.snapshots(), new ClientCardsSnapshot("r", "c", "p", null, NOW, 300, false, List.of()));
        same(topics.failures(), new CardListFailed("r", "c", "OVERLOADED", null, 0, NOW));
        for (Card card : cards) {
            same(
                    topics.cardStates(),
                    new CardState(card.getCardId(), card, List.of("a", "b"), NOW, NOW, NOW, "r", null, 1L));
        }
        same(topics.statusChanges(), new CardStatusChanged("id", "c", "r", NOW, null, "00", 1L));
        same(topics.balanceChanges(), new CardBalanceChanged("id", "c", "r", null, "iban", null, null, amounts, 2L));
    }

    private <V extends SpecificRecord> void same(ContractTopic<V> topic, V value) {
        assertThat(writer.write(topic, value)).isEqualTo(confluents.serializer().serialize(topic.name(), value));
    }
}
