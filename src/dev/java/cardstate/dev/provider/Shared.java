package cardstate.dev.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.InstantSource;

/** What all event loops of one simulated provider share. Any thread may use it. */
final class Shared {

    final ProviderOptions options;
    final InstantSource clock;
    final ObjectMapper json = new ObjectMapper()
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .configure(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, true)
            .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true);
    final World world;
    final CallStats stats = new CallStats();
    final SeenIds seen;
    volatile Behaviour behaviour;

    Shared(ProviderOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
        this.world = new World(Portfolio.of(options), clock, json);
        this.seen = new SeenIds(options.remember());
        this.behaviour = options.behaviour();
        world.changeEvery(options.changeEveryMs());
    }
}
