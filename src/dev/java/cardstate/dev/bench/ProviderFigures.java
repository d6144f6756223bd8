package cardstate.dev.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the provider counted, as its {@code /_stats} tells.
 *
 * @param answers how many of each kind; {@code ok} is a 200 with a list
 * @param meanMs the mean of the latency that it really gave, which is the L of Little's law
 * @param p50Ms its median
 */
record ProviderFigures(Map<String, Long> answers, double meanMs, double p50Ms) {

    static ProviderFigures of(JsonNode stats) {
        Map<String, Long> answers = new TreeMap<>();
        stats.path("answers")
                .fields()
                .forEachRemaining(
                        answer -> answers.put(answer.getKey(), answer.getValue().asLong()));
        return new ProviderFigures(
                answers, stats.path("meanMs").asDouble(), stats.path("p50Ms").asDouble());
    }

    /** @throws VoidRunException where any answer was not a 200 with a list */
    ProviderFigures requireOnlyOk() {
        if (!answers.keySet().stream().allMatch("ok"::equals)) {
            throw new VoidRunException("the provider's answers were " + answers);
        }
        return this;
    }

    /** Calls that so many in flight can get answered in a second: Little's law. */
    double limitPerSecond(int inFlight) {
        return inFlight * 1000 / meanMs;
    }
}
