package cardstate.dev.oracle;

import cardstate.config.AppSettings;
import cardstate.topic.AvroTrust;
import cardstate.topic.ContractTopic;
import cardstate.topic.Topics;
import cardstate.topology.AvroSerdes;
import cardstate.v1.Amounts;
import cardstate.v1.Balance;
import cardstate.v1.Card;
import cardstate.v1.CardBalanceChanged;
import cardstate.v1.CardListFailed;
import cardstate.v1.CardListRequested;
import cardstate.v1.CardState;
import cardstate.v1.CardStatusChanged;
import cardstate.v1.ClientCardsSnapshot;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Says what happened, record by record, a second apart, on topics of one partition. */
final class History {

    static final String FIRST_NAME = "Planted-Name";
    static final String MASK = "5483-18XX-XXXX-0293";
    static final String IBAN = "ES7921000813610123456789";

    static {
        AvroTrust.grant();
    }

    final Topics topics = new Topics(new AppSettings("app", "", Path.of("unused"), "one"));
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Consumer<ConsumerRecord<byte[], byte @Nullable []>> sink;
    private final Serializer<Object> serializer;

    /** @param sink takes each record; its offset is not set */
    History(SchemaRegistryClient registry, Consumer<ConsumerRecord<byte[], byte @Nullable []>> sink) {
        this.sink = sink;
        this.serializer = new AvroSerdes(
                        registry, Map.of("schema.registry.url", "mock://history", "auto.register.schemas", "true"))
                .serializer();
    }

    /** Everything that can happen, and all of it right. */
    void everything() {
        Card first = card("X", "00", "10");
        request("a", "1");
        snapshot("a", "1", "call-1", first);
        state(1, first, "a");
        status("X", 1, null, "00");
        balance("X", 1, null, "10");

        Card changed = card("X", "01", "12");
        request("a", "2");
        request("a", "3");
        snapshot("a", "2", "call-2", now, now, changed);
        snapshot("a", "3", "call-2", now.minusSeconds(1), now.minusSeconds(1), changed);
        state(2, changed, "a");
        status("X", 2, "00", "01");
        balance("X", 2, "10.0", "12");

        request("b", "1");
        snapshot("b", "1", "call-3", changed, card("Y", "00", "5"));
        state(3, changed, "a", "b");
        state(1, card("Y", "00", "5"), "b");
        status("Y", 1, null, "00");
        balance("Y", 1, null, "5");
        request("b", "2");
        snapshot("b", "2", "call-4", changed);
        tombstone("Y");
        status("Y", 2, "00", null);
        balance("Y", 2, "5", null);

        request("c", "1");
        failure("c", "1");
        noRequest();
        deadLetter(6);
        now = now.plus(Duration.ofMinutes(5));
        request("a", "2");
        snapshot("a", "2", "call-5", changed);
        request("a", "4");
        staleSnapshot("a", "4", "call-6", first);
    }

    void request(String client, String id) {
        add(topics.requests(), client, new CardListRequested(id, client, now, null, null));
    }

    void noRequest() {
        add(topics.requests().name(), "c", new byte[] {1, 2, 3}, new RecordHeaders());
    }

    void deadLetter(long offset) {
        deadLetter(offset, "DECODE");
    }

    void deadLetter(long offset, String reason) {
        Headers headers = new RecordHeaders();
        headers.add("reason", reason.getBytes(StandardCharsets.UTF_8));
        Map.of("topic", topics.requests().name(), "partition", "0", "offset", Long.toString(offset))
                .forEach((name, value) ->
                        headers.add("__streams.errors." + name, value.getBytes(StandardCharsets.UTF_8)));
        add(topics.deadLetters().name(), "c", new byte[] {1, 2, 3}, headers);
    }

    void failure(String client, String id) {
        add(topics.failures(), client, new CardListFailed(id, client, "PROVIDER_ERROR", null, 1, now));
    }

    void snapshot(String client, String id, String call, Card... cards) {
        snapshot(client, id, call, now, now, cards);
    }

    void snapshot(
            String client, String id, String call, @Nullable Instant providerTime, Instant receivedAt, Card... cards) {
        snapshot(client, id, call, providerTime, receivedAt, false, cards);
    }

    void forgotten(String client, String id) {
        add(topics.snapshots(), client, new ClientCardsSnapshot(id, client, id, null, now, 0, false, List.of()));
    }

    void staleSnapshot(String client, String id, String call, Card... cards) {
        snapshot(client, id, call, now.minus(Duration.ofDays(1)), now, true, cards);
    }

    private void snapshot(
            String client,
            String id,
            String call,
            @Nullable Instant providerTime,
            Instant receivedAt,
            boolean stale,
            Card... cards) {
        add(
                topics.snapshots(),
                client,
                new ClientCardsSnapshot(id, client, call, providerTime, receivedAt, 1, stale, Arrays.asList(cards)));
    }

    void state(long sequence, Card card, String... listedBy) {
        add(
                topics.cardStates(),
                card.getCardId(),
                new CardState(card.getCardId(), card, List.of(listedBy), now, now, now, "1", now, sequence));
    }

    void tombstone(String card) {
        add(topics.cardStates().name(), card, null, new RecordHeaders());
    }

    void status(String card, long sequence, @Nullable String previous, @Nullable String current) {
        add(topics.statusChanges(), card, new CardStatusChanged(card, "a", "1", now, previous, current, sequence));
    }

    void balance(String card, long sequence, @Nullable String previous, @Nullable String current) {
        add(
                topics.balanceChanges(),
                card,
                new CardBalanceChanged(
                        card, "a", "1", now, IBAN, "KZT", amounts(previous), amounts(current), sequence));
    }

    static Card card(String id, String status, String amount) {
        Balance balance = new Balance(IBAN, "KZT", decimal(amount), null, decimal(amount), null);
        return new Card(id, 1000L, "owner", null, MASK, null, 1, 2030, FIRST_NAME, "B", status, List.of(balance));
    }

    private static @Nullable Amounts amounts(@Nullable String amount) {
        return amount == null ? null : new Amounts(decimal(amount), null, decimal(amount), null);
    }

    private static BigDecimal decimal(String amount) {
        return new BigDecimal(amount).setScale(10);
    }

    private <V extends SpecificRecord> void add(ContractTopic<V> topic, String key, V value) {
        add(topic.name(), key, serializer.serialize(topic.name(), value), new RecordHeaders());
    }

    void add(String topic, String key, byte @Nullable [] value, Headers headers) {
        now = now.plusSeconds(1);
        sink.accept(new ConsumerRecord<>(
                topic,
                0,
                -1,
                now.toEpochMilli(),
                TimestampType.CREATE_TIME,
                -1,
                -1,
                key.getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty()));
    }
}
