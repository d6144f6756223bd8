package cardstate.dev.soak;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Which faults come when. A pure function of seed and length: the same seed gives the same faults, and a longer run
 * begins as a shorter one does.
 *
 * @param steps by when they begin
 */
record FaultPlan(List<Step> steps) {

    private static final int FIRST_MS = 8_000;
    private static final int GAP_LEAST_MS = 2_000;
    private static final int GAP_MOST_MS = 12_000;

    FaultPlan {
        steps = List.copyOf(steps);
    }

    /**
     * One fault.
     *
     * @param at when it begins, from the start of the run
     * @param lasts how long it lasts
     * @param instance the instance that it happens to, where it happens to one: 0 or 1
     * @param share of the provider's calls that meet it, above 0, at most 1
     */
    record Step(Action action, Duration at, Duration lasts, int instance, double share) {

        Duration until() {
            return at.plus(lasts);
        }

        @Override
        public String toString() {
            String what = String.format(Locale.ROOT, action.words(), SoakStack.NAMES.get(instance));
            String part = action.fault() == null ? "" : String.format(Locale.ROOT, " to %.0f %%", share * 100);
            return String.format(Locale.ROOT, "%s%s, for %.1f s", what, part, lasts.toMillis() / 1000.0);
        }
    }

    static FaultPlan of(long seed, Duration length) {
        List<Step> steps = new ArrayList<>();
        for (Action.Lane lane : Action.Lane.values()) {
            steps.addAll(lane(new Random(seed * 31 + lane.ordinal()), Action.of(lane), length));
        }
        steps.sort(Comparator.comparing(Step::at));
        return new FaultPlan(steps);
    }

    private static List<Step> lane(Random random, List<Action> actions, Duration length) {
        List<Step> steps = new ArrayList<>();
        Duration at = Duration.ofMillis(FIRST_MS);
        while (true) {
            Step step = step(random, actions.get(random.nextInt(actions.size())), at);
            if (step.until().compareTo(length) > 0) {
                return steps;
            }
            steps.add(step);
            at = step.until().plusMillis(GAP_LEAST_MS + random.nextInt(GAP_MOST_MS - GAP_LEAST_MS));
        }
    }

    private static Step step(Random random, Action action, Duration at) {
        int spread = 1000 * (action.most() - action.least());
        Duration lasts = Duration.ofMillis(1000L * action.least() + random.nextInt(spread));
        int instance = random.nextInt(SoakStack.NAMES.size());
        double share = random.nextBoolean() ? 1 : 0.1 + 0.8 * random.nextDouble();
        return new Step(action, at, lasts, instance, share);
    }
}
