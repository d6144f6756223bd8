package cardstate.topology;

import org.junit.jupiter.api.Test;

class ModelTest {

    private static final int RUNS = 300;
    private static final int RUNS_A_RIG = 30;

    /** What failed is repeated alone by the seed that its rig began with: {@code -Dseed=31}. */
    @Test
    void shouldKeepEveryPromiseInAnyOrderOfEvents() {
        Long only = Long.getLong("seed");
        if (only != null) {
            run(only);
            return;
        }
        for (long first = 1; first <= RUNS; first += RUNS_A_RIG) {
            run(first);
        }
    }

    private static void run(long first) {
        // given
        try (Rig rig = new Rig(RigOptions.DEFAULT.withMaxInFlight(ModelRun.MAX_IN_FLIGHT))) {
            for (long seed = first; seed < first + RUNS_A_RIG; seed++) {
                run(rig, first, seed);
            }
        }
    }

    private static void run(Rig rig, long first, long seed) {
        try {
            // when, then
            new ModelRun(rig, seed).run();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(
                    "Seed " + seed + " fails, repeat with -Dseed=" + first + ": " + failure.getMessage(), failure);
        }
    }
}
