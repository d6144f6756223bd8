package cardstate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cardstate.config.AppSettings;
import cardstate.dev.check.RequestPublisher;
import cardstate.dev.check.TopicReader;
import cardstate.dev.child.Child;
import cardstate.dev.child.ChildSpec;
import cardstate.dev.child.Ports;
import cardstate.dev.oracle.Oracle;
import cardstate.dev.oracle.OracleOptions;
import cardstate.dev.provider.Behaviour;
import cardstate.dev.provider.ProviderOptions;
import cardstate.dev.provider.SimulatedProvider;
import cardstate.dev.soak.Truth;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, Integer> lives = new ConcurrentHashMap<>();
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

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
        return start(instance, Map.of());
    }

    /** The same with some settings of its own. */
    Child start(String instance, Map<String, String> own) {
        Map<String, String> environment = environment(instance);
        environment.putAll(own);
        return Child.start(new ChildSpec(
                instance,
                "cardstate.Main",
                Path.of("target", "card-state-streams.jar").toAbsolutePath().toString(),
                List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                List.of(),
                environment,
                log(instance, lives.merge(instance, 1, Integer::sum)),
                GRACE));
    }

    Future<?> request(String clientId, String requestId) {
        return publish(new CardListRequested(requestId, clientId, Instant.now(), null, null));
    }

    Future<?> publish(CardListRequested request) {
        asked.incrementAndGet();
        return publisher.publish(request);
    }

    /** The same to a partition that need not be the client's. */
    Future<?> publish(int partition, CardListRequested request) {
        asked.incrementAndGet();
        return publisher.publish(partition, request);
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

    /** The statuses of the client's cards at the provider. */
    List<String> statusesOf(String client) {
        return provider.truth(client).stream().map(card -> card.status()).toList();
    }

    /** Changes the client's cards at the provider until one has another status. */
    void changeAStatusOf(String client) {
        List<String> before = statusesOf(client);
        while (statusesOf(client).equals(before)) {
            provider.change(client);
        }
    }

    /** One request for each client. */
    void askForAll(int clients) {
        ask(clients, clients);
    }

    /** So many requests, for clients 0 to {@code clients} in turn. Returns when the broker has them. */
    void ask(int requests, int clients) {
        IntStream.range(0, requests)
                .mapToObj(i -> request("client-" + i % clients, "ask-" + asked()))
                .toList()
                .forEach(Installation::arrived);
    }

    private static void arrived(Future<?> request) {
        try {
            request.get(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("a request did not reach the broker", e);
        }
    }

    /** How many requests have their outcome. Needs no registry. */
    int outcomes() {
        return count(topics.snapshots()) + count(topics.failures());
    }

    /** How many requests were made. */
    int asked() {
        return asked.get();
    }

    /** Waits until there are as many outcomes as there are requests by now: so work goes on. */
    void awaitWork() {
        int now = Math.max(1, asked());
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> outcomes() >= now);
    }

    /** How many records a topic has. Needs no registry. */
    int count(ContractTopic<?> topic) {
        return read(new ContractTopic<>(topic.name(), byte[].class, topic.cleanUp()))
                .size();
    }

    /** To be called when nothing is under way any more. */
    void assertPromisesHold() {
        Oracle.check(OracleOptions.of(
                                stack.broker().bootstrapServers(),
                                stack.registry().url())
                        .withPrefix(prefix)
                        .withApplicationId("card-state-streams")
                        .whenAtRest()
                        .whenUncompacted())
                .assertHolds();
    }

    /** Waits until nothing is under way and the promises hold. What was lost or doubled stays so: then this fails. */
    void awaitPromises() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(this::assertPromisesHold);
    }

    /** After all faults: asks once more for each client, and waits until all is as promised, and as at the provider. */
    void settle(int clients) {
        provider.changeEvery(0);
        provider.behave(Behaviour.flawless());
        askForAll(clients);
        awaitPromises();
        awaitProvidersTruth(clients);
    }

    /** What the instance has logged in all its lives. */
    String logOf(String instance) {
        return IntStream.rangeClosed(1, lives.getOrDefault(instance, 0))
                .mapToObj(life -> text(log(instance, life)))
                .collect(Collectors.joining());
    }

    /** What the instance has logged since its last start. */
    String lastLogOf(String instance) {
        return text(log(instance, lives.getOrDefault(instance, 0)));
    }

    void awaitLog(String instance, String text) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(lastLogOf(instance)).contains(text));
    }

    /** Where the instance's HTTP server is. */
    String http(String instance) {
        return "http://127.0.0.1:" + ports.computeIfAbsent(instance, name -> Ports.free());
    }

    /** Where the instance keeps its state. */
    Path state(String instance) {
        return folder.resolve(instance);
    }

    /** The id that the instance keeps in its state directory. */
    String instanceId(String instance) {
        return text(state(instance).resolve("instance-id")).strip();
    }

    private static String text(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(String instance, int life) {
        return folder.resolve(instance + "-" + life + ".log");
    }

    /** The settings that the instance is started with. */
    Map<String, String> environment(String instance) {
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
                state(instance).toString()));
        environment.put("HTTP_PORT", Integer.toString(ports.computeIfAbsent(instance, name -> Ports.free())));
        environment.putAll(settings);
        return environment;
    }

    @Override
    public void close() {
        publisher.close();
        provider.close();
    }
}
