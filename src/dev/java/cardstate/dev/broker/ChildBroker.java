package cardstate.dev.broker;

import cardstate.dev.broker.BrokerProperties.Place;
import cardstate.dev.child.Child;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's server in a JVM of its own, which can be killed as by {@code kill -9}. Its controller is another JVM, which
 * stays: a broker that is its own controller takes itself for the leader while it starts after a kill, and Kafka 4.3.1
 * then forgets to end transactions (KAFKA-20734), for ever.
 */
public final class ChildBroker implements RestartableBroker {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

    private static final List<String> QUICK_START = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Place place;
    private final BrokerOptions options;
    private final List<String> jvmOptions;
    private final String clusterId = Uuid.randomUuid().toString();
    private final Child controller;
    private @Nullable Child child;

    private ChildBroker(Place place, BrokerOptions options, List<String> jvmOptions) {
        this.place = place;
        this.options = options;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.controller = ChildNode.CONTROLLER.start(place, options, QUICK_START, clusterId);
    }

    /** A broker that serves clients, quick to start rather than fast. */
    public static ChildBroker start(BrokerOptions options) {
        return start(options, QUICK_START);
    }

    /** A broker that serves clients, in a JVM with these options. */
    public static ChildBroker start(BrokerOptions options, List<String> jvmOptions) {
        return Places.firstThatStarts(options, place -> {
            ChildBroker broker = new ChildBroker(place, options, jvmOptions);
            try {
                broker.start();
            } catch (RuntimeException e) {
                broker.controller.kill();
                throw e;
            }
            return broker;
        });
    }

    @Override
    public synchronized void start() {
        if (child != null) {
            return;
        }
        child = ChildNode.BROKER.start(place, options, jvmOptions, clusterId);
        try {
            awaitService(child);
        } catch (RuntimeException e) {
            child.kill();
            child = null;
            throw e;
        }
    }

    private void awaitService(Child started) {
        long end = System.nanoTime() + STARTS_WITHIN.toNanos();
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers(), "default.api.timeout.ms", 60_000);
        Admin admin = Admin.create(client);
        try {
            var nodes = admin.describeCluster().nodes();
            while (!nodes.isDone() && started.isAlive() && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            if (!nodes.isDone()) {
                throw new IllegalStateException(
                        "the broker does not serve clients; see " + ChildNode.BROKER.log(place));
            }
            nodes.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not serve clients", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker started", e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    @Override
    public synchronized void stop() {
        if (child != null) {
            child.terminate(STOPS_WITHIN);
            child = null;
        }
    }

    /** Ends it as {@code kill -9} does. Does nothing where it is stopped. */
    public synchronized void kill() {
        if (child != null) {
            child.kill();
            child = null;
            tellController();
        }
    }

    /** The controller would find out by itself, later. */
    private void tellController() {
        Map<String, Object> client = Map.of("bootstrap.controllers", "127.0.0.1:" + place.controllerPort());
        Admin admin = Admin.create(client);
        try {
            admin.unregisterBroker(ChildNode.BROKER.id()).all().get(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker was killed", e);
        } catch (Exception e) {
            throw new IllegalStateException("the controller does not forget the broker that was killed", e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    /** Lets all of Kafka stand still as it is, connections open, until it is resumed. Nothing where it is stopped. */
    public synchronized void pause() {
        if (child != null) {
            child.pause();
            controller.pause();
        }
    }

    /** Lets it go on. Does nothing where it was not paused. */
    public synchronized void resume() {
        controller.resume();
        if (child != null) {
            child.resume();
        }
    }

    @Override
    public String bootstrapServers() {
        return place.bootstrapServers();
    }

    /** The process that runs, none where it is stopped. */
    public synchronized OptionalLong pid() {
        return child == null ? OptionalLong.empty() : OptionalLong.of(child.pid());
    }

    @Override
    public String kind() {
        return "Kafka 4.3.1 as child processes";
    }

    @Override
    public void close() {
        resume();
        stop();
        controller.kill();
        if (options.directory() == null) {
            Folders.delete(place.directory());
        }
    }
}
