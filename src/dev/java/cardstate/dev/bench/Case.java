package cardstate.dev.bench;

import org.jspecify.annotations.Nullable;

/**
 * One row of a workload's table.
 *
 * @param label what is particular about it
 * @param system whose figures they are
 * @param scenario what is run
 * @param peer what its throughput is compared with; null for nothing
 */
record Case(String label, String system, Scenario scenario, @Nullable Scenario peer) {

    static final String SERVICE = "service";
    static final String PEER = "parallel consumer";
    static final String SYNC = "plain streams";

    static Case service(String label, Scenario scenario, @Nullable Scenario peer) {
        return new Case(label, SERVICE, scenario, peer);
    }

    static Case peer(String label, Scenario scenario) {
        return new Case(label, PEER, scenario, null);
    }

    static Case sync(String label, Scenario scenario, @Nullable Scenario peer) {
        return new Case(label, SYNC, scenario, peer);
    }
}
