package cardstate.dev.soak;

import cardstate.dev.broker.BrokerOptions;
import cardstate.dev.broker.ChildBroker;
import cardstate.dev.child.Ports;
import cardstate.dev.provider.SimulatedProvider;
import cardstate.dev.registry.Registry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that runs in a soak, and how each part meets its faults. Owned by one thread. */
final class SoakStack implements AutoCloseable {

    static final List<String> NAMES = List.of("one", "two");
    static final String APPLICATION_ID = "card-state-streams";

    /** Short enough for the end of a run to come soon after the last request. */
    static final int TTL_MS = 60_000;

    final ChildBroker broker;
    final Registry registry;
    final ProviderLane provider;
    final List<Instance> instances;

    private SoakStack(ChildBroker broker, Registry registry, ProviderLane provider, Path folder) {
        this.broker = broker;
        this.registry = registry;
        this.provider = provider;
        this.instances = NAMES.stream()
                .map(name -> new Instance(name, folder, environment(name, folder)))
                .toList();
    }

    /** Starts everything; the instances may not be ready when this returns. */
    static SoakStack start(Path folder, int clients) {
        ChildBroker broker = ChildBroker.start(BrokerOptions.usual());
        Registry registry = null;
        try {
            registry = Registry.start();
            SoakStack stack = new SoakStack(broker, registry, new ProviderLane(clients), folder);
            stack.instances.forEach(Instance::start);
            return stack;
        } catch (RuntimeException e) {
            if (registry != null) {
                registry.close();
            }
            broker.close();
            throw e;
        }
    }

    private Map<String, String> environment(String name, Path folder) {
        return Map.ofEntries(
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers()),
                Map.entry("SCHEMA_REGISTRY_URL", registry.url()),
                Map.entry("CARD_API_URL", provider.url()),
                Map.entry("CARD_API_AUTH_ID", Planted.AUTH_ID),
                Map.entry("CARD_API_SECRET", Planted.SECRET),
                Map.entry("APPLICATION_ID", APPLICATION_ID),
                Map.entry("TOPICS_CREATE", "true"),
                Map.entry("REQUEST_TTL_MS", Integer.toString(TTL_MS)),
                Map.entry(
                        "STATE_DIR",
                        folder.resolve("state-" + name).toAbsolutePath().toString()),
                Map.entry("HTTP_PORT", Integer.toString(Ports.free())));
    }

    SimulatedProvider simulated() {
        return provider.simulated();
    }

    /** Lets the fault happen. */
    void begin(FaultPlan.Step step) {
        Instance instance = instances.get(step.instance());
        switch (step.action()) {
            case KILL_INSTANCE -> instance.kill();
            case STOP_INSTANCE -> instance.terminate();
            case WIPE_INSTANCE -> {
                instance.kill();
                instance.wipe();
            }
            case PAUSE_INSTANCE -> instance.pause();
            case KILL_BROKER -> broker.kill();
            case PAUSE_BROKER -> broker.pause();
            case STOP_REGISTRY -> registry.stop();
            default -> provider.begin(step);
        }
    }

    /** Ends the fault. */
    void end(FaultPlan.Step step) {
        switch (step.action()) {
            case KILL_INSTANCE, STOP_INSTANCE, WIPE_INSTANCE ->
                instances.get(step.instance()).start();
            case PAUSE_INSTANCE -> instances.get(step.instance()).resume();
            case KILL_BROKER -> broker.start();
            case PAUSE_BROKER -> broker.resume();
            case STOP_REGISTRY -> registry.restart();
            default -> provider.end(step);
        }
    }

    /** What ended though nobody told it to, since this was asked last. It is started again. */
    List<String> endedByThemselves() {
        return instances.stream()
                .map(Instance::endedByItself)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public void close() {
        instances.forEach(Instance::terminate);
        provider.close();
        registry.close();
        broker.close();
    }
}
