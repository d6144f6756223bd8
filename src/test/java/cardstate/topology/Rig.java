package cardstate.topology;

import cardstate.call.Backlog;
import cardstate.call.Backoff;
import cardstate.call.CallResult;
import cardstate.call.Dispatcher;
import cardstate.call.Reason;
import cardstate.config.AppSettings;
import cardstate.config.CallSettings;
import cardstate.meter.Meters;
import cardstate.request.RegistryWriterSchemas;
import cardstate.request.RequestReader;
import cardstate.request.WriterSchemas;
import cardstate.topic.AvroTrust;
import cardstate.topic.ContractTopic;
import cardstate.topic.TopicFacts;
import cardstate.topic.Topics;
import cardstate.v1.Balance;
import cardstate.v1.Card;
import cardstate.v1.CardListRequested;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The whole topology on a turned clock, with a provider that answers when the test says so. */
final class Rig implements AutoCloseable {

    static {
        AvroTrust.grant();
    }

    private static final int MAX_BYTES = 1_048_588;

    final TurnedClock clock = new TurnedClock();
    final FakeProvider provider = new FakeProvider();
    final SchemaRegistryClient registry = new MockSchemaRegistryClient();
    final Topics topics = new Topics(new AppSettings("app", "", Path.of("unused"), "one"));
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final TopologyTestDriver driver;
    private final AvroSerdes serdes =
            new AvroSerdes(registry, Map.of("schema.registry.url", "mock://rig", "auto.register.schemas", "true"));
    private final Serializer<Object> serializer = serdes.serializer();
    private final TestInputTopic<byte[], byte[]> requests;
    private final AtomicInteger providerRequests = new AtomicInteger();

    Rig() {
        this(Options.DEFAULT);
    }

    /** @param schemas null: as the registry answers */
    record Options(
            int maxInFlight,
            int maxPending,
            int removalAfterMissing,
            int partitions,
            int maxBytes,
            @Nullable WriterSchemas schemas) {

        static final Options DEFAULT = new Options(100, 1_000_000, 1, 1, MAX_BYTES, null);
    }

    Rig(Options options) {
        TopicFacts facts = new TopicFacts(
                options.partitions(),
                MAX_BYTES,
                options.maxBytes(),
                MAX_BYTES,
                options.maxBytes() + 100_000,
                MAX_BYTES,
                MAX_BYTES);
        WriterSchemas schemas = options.schemas() != null
                ? options.schemas()
                : new RegistryWriterSchemas(registry, topics.requests().subject());
        CallSettings calls = new CallSettings(options.maxInFlight(), OptionalInt.empty());
        Parts parts = new Parts(
                topics,
                facts,
                new Dispatcher(provider, calls, clock),
                new Backlog(options.maxPending()),
                new Backoff(ceiling -> ceiling - 1),
                () -> new RequestReader(schemas, serdes.deserializer(topics.requests()), Duration.ofMinutes(10)),
                serdes::serializer,
                options.removalAfterMissing(),
                new Meters(meters));
        driver = new TopologyTestDriver(CardStateTopology.of(parts), properties(), clock.instant());
        requests =
                driver.createInputTopic(topics.requests().name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        return properties;
    }

    Instant now() {
        return clock.instant();
    }

    /** Turns the clock, and lets the stream thread look around. */
    void turn(Duration by) {
        clock.set(clock.instant().plus(by));
        driver.advanceWallClockTime(by);
    }

    /** Enough time for the stream thread to pick up what has ended. */
    void turn() {
        turn(Duration.ofMillis(5));
    }

    void request(String clientId, String requestId) {
        request(clientId, requestId, null, new RecordHeaders());
    }

    void request(String clientId, String requestId, @Nullable Instant deadline, Headers headers) {
        send(clientId, encode(new CardListRequested(requestId, clientId, now(), deadline, null)), headers);
    }

    byte[] encode(CardListRequested request) {
        return serializer.serialize(topics.requests().name(), request);
    }

    void send(@Nullable String key, byte @Nullable [] value, Headers headers) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        requests.pipeInput(new TestRecord<>(keyBytes, value, headers, now()));
    }

    /** Ends the oldest call in flight with a list whose provider time is now. */
    void answer(Card... cards) {
        answer(now(), cards);
    }

    void answer(@Nullable Instant providerTime, Card... cards) {
        String id = "provider-" + providerRequests.incrementAndGet();
        end(new CallResult.Answered(id, providerTime, now(), Arrays.asList(cards)));
    }

    void fail(Reason reason, @Nullable Integer httpStatus) {
        end(new CallResult.Failed(reason, httpStatus, null));
    }

    void end(CallResult result) {
        provider.next().done().accept(result);
        turn();
    }

    /** A request and its answer, one after the other. */
    void list(String clientId, String requestId, Card... cards) {
        request(clientId, requestId);
        answer(cards);
    }

    static Card card(String cardId, String status, Balance... balances) {
        return new Card(
                cardId,
                1000L,
                "owner",
                null,
                "5483-18XX-XXXX-0293",
                null,
                1,
                2030,
                "A",
                "B",
                status,
                List.of(balances));
    }

    static Balance balance(String iban, String amount) {
        BigDecimal exact = new BigDecimal(amount).setScale(10);
        return new Balance(iban, "KZT", exact, null, exact, null);
    }

    /** What was written to a topic since the last look. */
    <V> List<TestRecord<String, V>> read(ContractTopic<V> topic) {
        return driver
                .createOutputTopic(topic.name(), new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .stream()
                .map(record -> new TestRecord<>(
                        record.key(), decode(topic, record.value()), record.headers(), record.getRecordTime()))
                .toList();
    }

    private <V> @Nullable V decode(ContractTopic<V> topic, byte[] value) {
        Object decoded = topic.isAvro() ? serdes.deserializer(topic).deserialize(topic.name(), value) : value;
        return topic.type().cast(decoded);
    }

    <V> List<V> values(ContractTopic<V> topic) {
        return read(topic).stream().map(TestRecord::value).toList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
