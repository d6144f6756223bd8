package cardstate.dev.bench;

import java.util.List;

/** The workloads, with their parameters. */
final class Catalogue {

    private static final int ROUNDS = 3;
    private static final int LATENCY_MS = 50;
    private static final int SLOW_MS = 200;
    private static final int IN_FLIGHT = 256;
    private static final int EACH_IN_FLIGHT = 100;
    private static final int MANY_IN_FLIGHT = 1_024;

    private final Scale scale;
    private final boolean peerIsThere;

    Catalogue(Scale scale, boolean peerIsThere) {
        this.scale = scale;
        this.peerIsThere = peerIsThere;
    }

    boolean peerIsThere() {
        return peerIsThere;
    }

    /** All of them, in the order of their letters. */
    List<Workload> workloads() {
        return List.of(saturated(), boundByProvider(), latency(), instances(), extremes());
    }

    ServiceThroughput saturated(int inFlight) {
        return new ServiceThroughput(
                Setup.of(LATENCY_MS, inFlight), Known.ALL_BUT_ONE_IN_TEN, scale.window(10_000, 40_000));
    }

    PeerThroughput saturatedPeer(int inFlight) {
        return new PeerThroughput(LATENCY_MS, inFlight, scale.window(40_000, 40_000));
    }

    ServiceLatency latency(String guarantee) {
        Setup setup = Setup.of(LATENCY_MS, IN_FLIGHT);
        return new ServiceLatency(
                guarantee.isEmpty() ? setup : setup.with("KAFKA_PROCESSING_GUARANTEE", guarantee),
                scale.pace(100, 500, 6_000),
                scale.of(20_000));
    }

    private Workload saturated() {
        return new Workload(
                "a",
                "(a) saturated: known clients of 3 cards, one in ten with a change, provider 50 ms",
                ROUNDS,
                List.of(
                        Case.service("256 in flight", saturated(IN_FLIGHT), saturatedPeer(IN_FLIGHT)),
                        Case.peer("256 in flight", saturatedPeer(IN_FLIGHT)),
                        Case.service("1024 in flight", saturated(MANY_IN_FLIGHT), saturatedPeer(MANY_IN_FLIGHT)),
                        Case.peer("1024 in flight", saturatedPeer(MANY_IN_FLIGHT)),
                        Case.sync("4 in flight", new SyncThroughput(LATENCY_MS, scale.window(200, 1_000)), null)));
    }

    ServiceThroughput boundByProvider(int inFlight, int instances) {
        Setup setup = Setup.of(SLOW_MS, inFlight).times(instances);
        int second = setup.allInFlight() * 1_000 / SLOW_MS;
        return new ServiceThroughput(setup, Known.ALL_BUT_ONE_IN_TEN, scale.window(4 * second, 16 * second));
    }

    ServiceThroughput extreme(Known known) {
        return new ServiceThroughput(Setup.of(LATENCY_MS, MANY_IN_FLIGHT), known, scale.window(10_000, 40_000));
    }

    private Workload boundByProvider() {
        PeerThroughput peer = new PeerThroughput(SLOW_MS, IN_FLIGHT, scale.window(20_000, 20_000));
        return new Workload(
                "b",
                "(b) bound by the provider: as (a), 200 ms",
                ROUNDS,
                List.of(
                        Case.service("256 in flight", boundByProvider(IN_FLIGHT, 1), peer),
                        Case.peer("256 in flight", peer)));
    }

    private Workload instances() {
        return new Workload(
                "d",
                "(d) one instance and two, 100 in flight each, provider 200 ms",
                ROUNDS,
                List.of(
                        Case.service("1 instance", boundByProvider(EACH_IN_FLIGHT, 1), null),
                        Case.service("2 instances", boundByProvider(EACH_IN_FLIGHT, 2), null)));
    }

    private Workload extremes() {
        PeerThroughput peer = saturatedPeer(MANY_IN_FLIGHT);
        return new Workload(
                "e",
                "(e) all clients new; all known and without change: as (a), 1024 in flight",
                ROUNDS,
                List.of(
                        Case.service("all new", extreme(Known.NOTHING), peer),
                        Case.service("all known, no change", extreme(Known.ALL), peer),
                        Case.peer("1024 in flight", peer)));
    }

    private Workload latency() {
        return new Workload(
                "c",
                "(c) latency at 100 requests a second, provider 50 ms",
                ROUNDS,
                List.of(
                        Case.service("exactly once", latency(""), null),
                        Case.service("at least once", latency("at_least_once"), null),
                        Case.peer(
                                "at least once",
                                new PeerLatency(LATENCY_MS, IN_FLIGHT, scale.pace(100, 1_500, 6_000)))));
    }
}
