package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.config.AppSettings;
import cardstate.dev.check.RequestPublisher;
import cardstate.dev.check.TopicReader;
import cardstate.dev.child.Child;
import cardstate.dev.child.ChildSpec;
import cardstate.dev.oracle.Oracle;
import cardstate.dev.oracle.OracleOptions;
import cardstate.dev.oracle.Verdict;
import cardstate.dev.provider.Behaviour;
import cardstate.dev.provider.ProviderOptions;
import cardstate.dev.provider.SimulatedProvider;
import cardstate.topic.ContractTopic;
import cardstate.topic.Topics;
import cardstate.v1.CardListRequested;
import cardstate.v1.CardState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One installation of the service: its topics by a prefix of its own, its provider, and the processes that a test starts. */
final class Installation implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(60);

    final RealStack.Up stack;
    final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + "-";
    final SimulatedProvider provider;
    final Topics topics;
    final TopicReader reader;
    private final RequestPublisher publisher;
    private final Path folder;
    private final Map<String, String> settings;

    Installation(RealStack.Up stack, Behaviour behaviour, Map<String, String> settings) {
        this.stack = stack;
        this.settings = settings;
        this.provider = SimulatedProvider.start(ProviderOptions.usual().behaving(behaviour));
        this.folder = Path.of("target", "system", prefix + "files").toAbsolutePath();
        this.topics = new Topics(new AppSettings("card-state-streams", prefix, folder, "unused"));
        this.reader = new TopicReader(
                stack.broker().bootstrapServers(), stack.registry().url());
        this.publisher = new RequestPublisher(
                stack.broker().bootstrapServers(), stack.registry().url(), topics.requests());
    }

    /** Starts the built jar; its state outlives it, so the same name comes back as the same instance. */
    Child start(String instance) {
        return Child.start(new ChildSpec(
                instance,
                "cardstate.Main",
                Path.of("target", "card-state-streams.jar").toAbsolutePath().toString(),
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of(),
                environment(instance),
                log(instance),
                GRACE));
    }

    void request(String clientId, String requestId) {
        publish(new CardListRequested(requestId, clientId, Instant.now(), null, null));
    }

    void publish(CardListRequested request) {
        publisher.publish(request);
    }

    <V> List<ConsumerRecord<String, V>> read(ContractTopic<V> topic) {
        return reader.read(topic);
    }

    /** The same undecoded. */
    List<ConsumerRecord<String, byte[]>> readBytes(ContractTopic<?> topic) {
        return reader.read(new ContractTopic<>(topic.name(), byte[].class, topic.cleanUp()));
    }

    /** The newest state of each card, those that are gone left out. */
    Map<String, CardState> states() {
        Map<String, CardState> states = new HashMap<>();
        read(topics.cardStates()).forEach(record -> {
            if (record.value() == null) {
                states.remove(record.key());
            } else {
                states.put(record.key(), record.value());
            }
        });
        return states;
    }

    /** Waits until the states are what the provider would answer for clients 0 to {@code clients}, and no more. */
    void awaitProvidersTruth(int clients) {
        List<String> truth = Truth.sorted(IntStream.range(0, clients)
                .mapToObj(i -> "client-" + i)
                .flatMap(client -> provider.truth(client).stream())
                .map(Truth::of));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        Truth.sorted(states().values().stream().map(state -> Truth.of(state.getCard()))))
                .isEqualTo(truth));
    }

    /** To be called when nothing is under way any more. */
    void assertPromisesHold() {
        Verdict verdict = Oracle.check(OracleOptions.of(
                        stack.broker().bootstrapServers(), stack.registry().url())
                .withPrefix(prefix)
                .whenAtRest());
        verdict.assertHolds();
    }

    String logOf(String instance) {
        try {
            return Files.readString(log(instance));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(String instance) {
        return folder.resolve(instance + ".log");
    }

    private Map<String, String> environment(String instance) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                stack.broker().bootstrapServers(),
                "SCHEMA_REGISTRY_URL",
                stack.registry().url(),
                "CARD_API_URL",
                provider.url(),
                "CARD_API_AUTH_ID",
                "123456",
                "CARD_API_SECRET",
                "secret",
                "TOPIC_PREFIX",
                prefix,
                "TOPICS_CREATE",
                "true",
                "TOPICS_PARTITIONS",
                "4",
                "STATE_DIR",
                folder.resolve(instance).toString()));
        environment.put("HTTP_PORT", "18080");
        environment.putAll(settings);
        return environment;
    }

    @Override
    public void close() {
        publisher.close();
        provider.close();
    }
}
