package cardstate.dev.bench;

import java.util.List;
import java.util.OptionalDouble;

/** What each workload is to reach, against what was measured. */
final class Targets {

    private final Catalogue catalogue;
    private final Results results;

    Targets(Catalogue catalogue, Results results) {
        this.catalogue = catalogue;
        this.results = results;
    }

    List<Target> all() {
        Scenario saturated = catalogue.saturated(256);
        Scenario many = catalogue.saturated(1_024);
        Scenario manyPeer = catalogue.saturatedPeer(1_024);
        return List.of(
                Target.atLeast(
                        "(a) 256 in flight, against the peer", 1.05, rate(saturated, catalogue.saturatedPeer(256))),
                Target.atLeast(
                        "(a) 256 in flight, share of N / L", 0.9, results.median(saturated, Measure.SHARE_OF_LIMIT)),
                Target.atLeast("(a) 1024 in flight, against the peer", 1.0, rate(many, manyPeer)),
                Target.atLeast("(b) share of N / L", 0.97, results.median(catalogue.bound(), Measure.SHARE_OF_LIMIT)),
                Target.atMost("(c) p50 over the provider, at least once, ms", 8, p50("at_least_once")),
                Target.atMost("(c) p50 over the provider, exactly once, ms", 25, p50("")),
                Target.atLeast("(d) two instances over one", 1.9, rate(catalogue.instances(2), catalogue.instances(1))),
                Target.atLeast("(e) all new, against the peer", 0.6, rate(catalogue.extreme(Known.NOTHING), manyPeer)),
                Target.atMost(
                        "(e) no change, bytes over the snapshot",
                        600,
                        results.median(catalogue.extreme(Known.ALL), Measure.EXTRA_BYTES)),
                Target.atMost(
                        "(f) others' p95, with the hot client over without",
                        1.3,
                        results.ratio(catalogue.hot(true), catalogue.hot(false), Measure.P95_MS)),
                Target.atLeast("(g) drain, over (a) at 256 in flight", 1.0, rate(catalogue.downtime(), saturated)),
                Target.atLeast(
                        "(g) drain, share of N / L", 0.9, results.median(catalogue.downtime(), Measure.SHARE_OF_LIMIT)),
                Target.atLeast(
                        "(h) 1,000,000 cards known, over 360,000",
                        0.9,
                        rate(catalogue.manyCards(), catalogue.fewCards())),
                Target.atMost("(i) first outcome after kill -9, s", 10, first(catalogue.crash())),
                Target.atMost("(i) the same with (h)'s state, s", 10, first(catalogue.manyCards())));
    }

    private OptionalDouble rate(Scenario of, Scenario to) {
        return results.ratio(of, to, Measure.PER_SECOND);
    }

    private OptionalDouble p50(String guarantee) {
        return results.median(catalogue.latency(guarantee), Measure.P50_OVER_MS);
    }

    private OptionalDouble first(Scenario scenario) {
        return results.median(scenario, Measure.FIRST_SECONDS);
    }
}
