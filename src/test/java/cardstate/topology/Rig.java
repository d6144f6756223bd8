package cardstate.topology;

import cardstate.call.Backlog;
import cardstate.call.Backoff;
import cardstate.call.CallResult;
import cardstate.call.Dispatcher;
import cardstate.call.Reason;
import cardstate.config.AppSettings;
import cardstate.config.CallSettings;
import cardstate.meter.Meters;
import cardstate.request.RequestReader;
import cardstate.topic.AvroTrust;
import cardstate.topic.ContractTopic;
import cardstate.topic.SchemaIds;
import cardstate.topic.TopicFacts;
import cardstate.topic.Topics;
import cardstate.v1.Card;
import cardstate.v1.CardListFailed;
import cardstate.v1.CardListRequested;
import cardstate.v1.CardState;
import cardstate.v1.ClientCardsSnapshot;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Utils;
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

    final TurnedClock clock = new TurnedClock();
    final FakeProvider provider = new FakeProvider();
    final Topics topics = new Topics(new AppSettings("app", "", Path.of("unused"), "one"));
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final RigSchemas schemas;
    final Backlog backlog;
    final Parts parts;
    final TopologyTestDriver driver;
    private final Path stateDir;
    private final AvroSerdes serdes;
    private final Serializer<Object> serializer;
    private final TestInputTopic<byte[], byte[]> requests;
    private final Map<String, Deserializer<Object>> deserializers = new HashMap<>();
    private int providerRequests;
    private Duration setBack = Duration.ZERO;

    Rig() {
        this(RigOptions.DEFAULT);
    }

    Rig(RigOptions options) {
        SchemaRegistryClient registry = new MockSchemaRegistryClient();
        schemas = new RigSchemas(registry, topics.requests().subject());
        serdes = new AvroSerdes(registry, Map.of("schema.registry.url", "mock://rig", "auto.register.schemas", "true"));
        serializer = serdes.serializer();
        backlog = new Backlog(options.maxPending());
        parts = parts(options, registry);
        stateDir = temporary();
        driver = new TopologyTestDriver(CardStateTopology.of(parts), properties(stateDir), clock.instant());
        requests =
                driver.createInputTopic(topics.requests().name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Parts parts(RigOptions options, SchemaRegistryClient registry) {
        int usual = RigOptions.BROKERS_DEFAULT_BYTES;
        TopicFacts facts = new TopicFacts(
                options.partitions(), usual, options.maxBytes(), usual, usual, usual, options.maxBytes());
        Meters counted = new Meters(meters);
        return new Parts(
                topics,
                facts,
                new Dispatcher(provider, new CallSettings(options.maxInFlight(), OptionalInt.empty()), clock, counted),
                backlog,
                new Backoff(bound -> bound - 1),
                this::systemTime,
                () -> new RequestReader(schemas, serdes.deserializer(topics.requests()), Duration.ofMinutes(10)),
                new SchemaIds(registry, Map.of()),
                options.removalAfterMissing(),
                counted);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("rig");
        } catch (IOException noDisk) {
            throw new UncheckedIOException(noDisk);
        }
    }

    private static Properties properties(Path stateDir) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        return properties;
    }

    Instant now() {
        return clock.instant();
    }

    /** What the system's clock says, which may have been set back. */
    Instant systemTime() {
        return now().minus(setBack);
    }

    /** Sets the system's clock back; the one that never goes back stays as it is. */
    void setBack(Duration by) {
        setBack = by;
    }

    /** Turns the clock, and lets the stream thread look around. */
    void turn(Duration by) {
        clock.set(clock.instant().plus(by));
        driver.advanceWallClockTime(by);
    }

    /** Turns the clock step by step, as a running service would see it pass. */
    void pass(Duration time, Duration step) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
            turn(step);
        }
    }

    /** Enough time for the stream thread to pick up what has ended. */
    void turn() {
        turn(Duration.ofMillis(5));
    }

    void request(String clientId, String requestId) {
        request(clientId, requestId, null, new RecordHeaders());
    }

    void request(String clientId, String requestId, Duration untilDeadline) {
        request(clientId, requestId, systemTime().plus(untilDeadline), new RecordHeaders());
    }

    void request(String clientId, String requestId, @Nullable Instant deadline, Headers headers) {
        send(clientId, encode(new CardListRequested(requestId, clientId, systemTime(), deadline, null)), headers);
    }

    byte[] encode(String clientId, String requestId) {
        return encode(new CardListRequested(requestId, clientId, systemTime(), null, null));
    }

    byte[] encode(CardListRequested request) {
        return serializer.serialize(topics.requests().name(), request);
    }

    void send(@Nullable String key, byte @Nullable [] value, Headers headers) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        requests.pipeInput(new TestRecord<>(keyBytes, value, headers, now()));
    }

    /** A list that is received now. */
    CallResult.Answered listed(@Nullable Instant providerTime, Card... cards) {
        return new CallResult.Answered("provider-" + ++providerRequests, providerTime, now(), List.of(cards), 0);
    }

    /** Ends the oldest call in flight with a list whose provider time is now. */
    void answer(Card... cards) {
        answer(now(), cards);
    }

    void answer(@Nullable Instant providerTime, Card... cards) {
        end(listed(providerTime, cards));
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

    List<ClientCardsSnapshot> snapshots() {
        return values(topics.snapshots());
    }

    List<CardListFailed> failures() {
        return values(topics.failures());
    }

    /** As they were written, a tombstone as null. */
    List<CardState> states() {
        return values(topics.cardStates());
    }

    double count(String meter, String... tags) {
        Counter counter = meters.find(meter).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    private <V> @Nullable V decode(ContractTopic<V> topic, byte[] value) {
        return topic.type().cast(topic.isAvro() ? deserializer(topic).deserialize(topic.name(), value) : value);
    }

    private Deserializer<Object> deserializer(ContractTopic<?> topic) {
        return deserializers.computeIfAbsent(topic.name(), name -> serdes.deserializer(topic));
    }

    <V> List<V> values(ContractTopic<V> topic) {
        return read(topic).stream().map(TestRecord::value).toList();
    }

    @Override
    public void close() {
        driver.close();
        try {
            Utils.delete(stateDir.toFile());
        } catch (IOException open) {
            throw new UncheckedIOException(open);
        }
    }
}
