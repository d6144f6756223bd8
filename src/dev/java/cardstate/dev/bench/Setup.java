package cardstate.dev.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the service runs in a case.
 *
 * @param latencyMs the provider's
 * @param inFlight calls in flight, each instance
 * @param instances how many processes
 * @param settings what differs from the default settings
 * @param jvm options of each process
 */
record Setup(int latencyMs, int inFlight, int instances, Map<String, String> settings, List<String> jvm) {

    private static final int DEFAULT_IN_FLIGHT = 256;

    Setup {
        settings = Map.copyOf(settings);
        jvm = List.copyOf(jvm);
    }

    /** One instance with its default settings, but for the calls in flight. */
    static Setup of(int latencyMs, int inFlight) {
        Setup usual = new Setup(latencyMs, inFlight, 1, Map.of(), Bed.JVM);
        return inFlight == DEFAULT_IN_FLIGHT ? usual : usual.with("CARD_API_MAX_IN_FLIGHT", Integer.toString(inFlight));
    }

    Setup with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new Setup(latencyMs, inFlight, instances, more, jvm);
    }

    Setup times(int processes) {
        return new Setup(latencyMs, inFlight, processes, settings, jvm);
    }

    Setup inJvm(List<String> options) {
        return new Setup(latencyMs, inFlight, instances, settings, options);
    }

    int allInFlight() {
        return inFlight * instances;
    }
}
