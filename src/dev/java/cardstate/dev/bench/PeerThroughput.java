package cardstate.dev.bench;

import java.util.List;

/** The same requests answered by the peer, which starts cold: its lead-in is all that the service has answered by then. */
record PeerThroughput(int latencyMs, int inFlight, Window window) implements Scenario {

    @Override
    public Measured run(Bed bed, Results soFar) {
        int all = window.all();
        try (Peer peer = Peer.start(bed, latencyMs, all, inFlight, 0);
                Outcomes outcomes = new Outcomes(bed.bootstrapServers(), List.of(peer.out()), "")) {
            return window.measure(bed, outcomes, 0, List.of(peer.pid()), inFlight, peer::isAlive);
        }
    }
}
