package cardstate.dev.bench;

import java.util.List;

/** The workloads, with their parameters. */
final class Catalogue {

    private static final int ROUNDS = 3;
    private static final int LATENCY_MS = 50;
    private static final int SLOW_MS = 200;
    private static final int IN_FLIGHT = 256;
    private static final int EACH_IN_FLIGHT = 100;
    private static final int PENDING_AT_KILL = 10_000;
    private static final int MANY_IN_FLIGHT = 1_024;

    /** So many requests are measured of a system that is bound by the processor. */
    private static final int MEASURED = 40_000;

    /**
     * Twice as many are answered first: a JVM compiles for a minute at such a rate, and what it takes for that is no cost of a
     * request. The service has also been asked for all its clients before, and the peer answers as many beforehand.
     */
    private static final int LEAD = 80_000;

    /** So long one instance and two answer first, for the same reason: two cold JVMs would share two cores with all the rest. */
    private static final int INSTANCES_LEAD_SECONDS = 20;

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
        return List.of(
                saturated(),
                boundByProvider(),
                latency(),
                instances(),
                extremes(),
                hotClient(),
                outage(),
                million(),
                killed());
    }

    /** What is run, and not counted, before a run that leaves out (a). */
    ServiceThroughput warmUp() {
        return saturated(IN_FLIGHT);
    }

    ServiceThroughput saturated(int inFlight) {
        return new ServiceThroughput(
                Setup.of(LATENCY_MS, inFlight), Known.ALL_BUT_ONE_IN_TEN, scale.window(LEAD, MEASURED));
    }

    PeerThroughput saturatedPeer(int inFlight) {
        return new PeerThroughput(LATENCY_MS, inFlight, scale.window(LEAD + MEASURED + LEAD, MEASURED));
    }

    ServiceLatency latency(String guarantee) {
        Setup setup = Setup.of(LATENCY_MS, IN_FLIGHT);
        return new ServiceLatency(
                guarantee.isEmpty() ? setup : setup.with("KAFKA_PROCESSING_GUARANTEE", guarantee),
                scale.pace(100, 500, 6_000),
                scale.of(20_000));
    }

    HotClient hot(boolean hot) {
        return new HotClient(
                Setup.of(LATENCY_MS, IN_FLIGHT), hot, saturated(IN_FLIGHT), scale.of(5, 2), scale.of(20, 4));
    }

    Downtime downtime() {
        return new Downtime(Setup.of(LATENCY_MS, IN_FLIGHT).inJvm(Downtime.smallHeap()), scale.of(200_000));
    }

    ManyCards manyCards() {
        return new ManyCards(
                Setup.of(LATENCY_MS, MANY_IN_FLIGHT),
                scale.of(333_334),
                scale.window(LEAD, MEASURED),
                scale.of(PENDING_AT_KILL));
    }

    /** As many clients as in (a). */
    KnownCards fewCards() {
        Window window = scale.window(LEAD, MEASURED);
        return new KnownCards(Setup.of(LATENCY_MS, MANY_IN_FLIGHT), window.all(), window);
    }

    Crash crash() {
        return new Crash(Setup.of(LATENCY_MS, IN_FLIGHT), scale.of(PENDING_AT_KILL));
    }

    private Workload saturated() {
        return new Workload(
                "a",
                "(a) saturated: known clients of 3 cards, one in ten with a change, provider 50 ms",
                ROUNDS,
                List.of(
                        Case.service("256 in flight, 50 ms", saturated(IN_FLIGHT), saturatedPeer(IN_FLIGHT)),
                        Case.peer("256 in flight, 50 ms", saturatedPeer(IN_FLIGHT)),
                        Case.service("1024 in flight, 50 ms", saturated(MANY_IN_FLIGHT), saturatedPeer(MANY_IN_FLIGHT)),
                        Case.peer("1024 in flight, 50 ms", saturatedPeer(MANY_IN_FLIGHT)),
                        Case.sync(
                                "4 in flight, 50 ms", new SyncThroughput(LATENCY_MS, scale.window(200, 1_000)), null)));
    }

    ServiceThroughput bound() {
        int perSecond = IN_FLIGHT * 1_000 / SLOW_MS;
        return slow(Setup.of(SLOW_MS, IN_FLIGHT), scale.window(4 * perSecond, 16 * perSecond));
    }

    ServiceThroughput instances(int instances) {
        int perSecond = instances * EACH_IN_FLIGHT * 1_000 / SLOW_MS;
        return slow(
                Setup.of(SLOW_MS, EACH_IN_FLIGHT).times(instances),
                scale.window(INSTANCES_LEAD_SECONDS * perSecond, 16 * perSecond, 2 * perSecond));
    }

    private static ServiceThroughput slow(Setup setup, Window window) {
        return new ServiceThroughput(setup, Known.ALL_BUT_ONE_IN_TEN, window);
    }

    ServiceThroughput extreme(Known known) {
        return new ServiceThroughput(Setup.of(LATENCY_MS, MANY_IN_FLIGHT), known, scale.window(LEAD, MEASURED));
    }

    private Workload boundByProvider() {
        PeerThroughput peer = new PeerThroughput(SLOW_MS, IN_FLIGHT, scale.window(20_000, 20_000));
        return new Workload(
                "b",
                "(b) bound by the provider: as (a), 200 ms",
                ROUNDS,
                List.of(
                        Case.service("256 in flight, 200 ms", bound(), peer),
                        Case.peer("256 in flight, 200 ms", peer)));
    }

    private Workload instances() {
        return new Workload(
                "d",
                "(d) one instance and two, 100 in flight each, provider 200 ms",
                ROUNDS,
                List.of(
                        Case.service("1 instance", instances(1), null),
                        Case.service("2 instances", instances(2), null)));
    }

    private Workload extremes() {
        PeerThroughput peer = saturatedPeer(MANY_IN_FLIGHT);
        return new Workload(
                "e",
                "(e) all clients new; all known and without change: as (a), 1024 in flight",
                ROUNDS,
                List.of(
                        Case.service("1024 in flight, all new", extreme(Known.NOTHING), peer),
                        Case.service("1024 in flight, no change", extreme(Known.ALL), peer),
                        Case.peer("1024 in flight, 50 ms", peer)));
    }

    private Workload hotClient() {
        return new Workload(
                "f",
                "(f) latency of others at half of (a)'s rate, provider 50 ms",
                ROUNDS,
                List.of(
                        Case.service("saturated", saturated(IN_FLIGHT), null),
                        Case.service("without a hot client", hot(false), null),
                        Case.service("30 % for a hot client", hot(true), null)));
    }

    private Workload outage() {
        return new Workload(
                "g",
                "(g) 200,000 pending while the provider is down, then up, heap 512 MB",
                1,
                List.of(Case.service("256 in flight", downtime(), null)));
    }

    private Workload million() {
        return new Workload(
                "h",
                "(h) 1,000,000 cards known: throughput, a start without state, kill -9",
                1,
                List.of(
                        Case.service("as (a), clients in order", saturated(MANY_IN_FLIGHT), null),
                        Case.service("360,000 cards known", fewCards(), null),
                        Case.service("1,000,000 cards known", manyCards(), null)));
    }

    private Workload killed() {
        return new Workload(
                "i",
                "(i) kill -9 with 10,000 pending, and a restart in the same directory",
                1,
                List.of(
                        Case.service("60,000 cards known", crash(), null),
                        Case.service("1,000,000 cards known", manyCards(), null)));
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
