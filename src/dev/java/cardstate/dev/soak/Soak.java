package cardstate.dev.soak;

import cardstate.config.AppSettings;
import cardstate.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One soak: load and faults for as long as told, then the checks. Run once, by one thread. */
final class Soak {

    static final Topics TOPICS = new Topics(new AppSettings(SoakStack.APPLICATION_ID, "", Path.of("unused"), "soak"));

    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration TELL = Duration.ofSeconds(5);
    private static final Duration WORKS_WITHIN = Duration.ofMinutes(2);

    private final SoakOptions options;
    private final Consumer<String> screen;
    private final Path folder;
    private long began;

    /** @param screen takes lines for a person */
    Soak(SoakOptions options, Consumer<String> screen) {
        this.options = options;
        this.screen = screen;
        this.folder = Path.of("target", "soak", options.seed() + "-" + System.currentTimeMillis());
    }

    /** Runs it. What did not hold; empty where all did. */
    List<String> run() {
        screen.accept(
                "Soak of " + options.length().toSeconds() + " s with --seed " + options.seed() + ", logs in " + folder);
        List<String> problems = new ArrayList<>();
        Set<Long> others = children();
        SoakStack stack = SoakStack.start(folder, options.clients());
        try (stack;
                Traffic traffic = new Traffic(stack, TOPICS, options)) {
            traffic.start();
            try (OutcomeCount outcomes = new OutcomeCount(stack.broker.bootstrapServers(), TOPICS)) {
                faults(stack, traffic, outcomes);
                traffic.stop();
                stack.provider.settle();
                traffic.askForAll();
                problems.addAll(new AtRest(stack, options, this::say).problems());
            }
        }
        stack.instances.forEach(instance -> problems.addAll(instance.problems()));
        problems.addAll(afterwards(stack, others));
        problems.forEach(problem -> screen.accept("BROKEN: " + problem));
        screen.accept((problems.isEmpty() ? "All held" : problems.size() + " things did not hold") + ", with --seed "
                + options.seed());
        return problems;
    }

    private record Moment(Duration at, boolean begins, FaultPlan.Step step) {}

    private void faults(SoakStack stack, Traffic traffic, OutcomeCount outcomes) {
        awaitWork(outcomes);
        began = System.nanoTime();
        Deque<Moment> moments = moments();
        Duration tell = Duration.ZERO;
        while (now().compareTo(options.length()) < 0 || !moments.isEmpty()) {
            Moment next = moments.peek();
            if (next != null && now().compareTo(next.at()) >= 0) {
                happen(moments.pop(), stack);
            }
            long seen = outcomes.await(LOOK);
            stack.endedByThemselves().forEach(this::say);
            if (now().compareTo(tell) >= 0) {
                say("sent " + traffic.sent() + ", outcomes " + seen + ", calls in flight "
                        + stack.simulated().stats().inFlight());
                tell = now().plus(TELL);
            }
        }
    }

    private void awaitWork(OutcomeCount outcomes) {
        long end = System.nanoTime() + WORKS_WITHIN.toNanos();
        while (outcomes.await(LOOK) == 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the instances do not begin to work, see " + folder);
            }
        }
    }

    private Deque<Moment> moments() {
        return FaultPlan.of(options.seed(), options.length()).steps().stream()
                .flatMap(step -> Stream.of(new Moment(step.at(), true, step), new Moment(step.until(), false, step)))
                .sorted(Comparator.comparing(Moment::at))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    private void happen(Moment moment, SoakStack stack) {
        if (moment.begins()) {
            say("* " + moment.step());
            stack.begin(moment.step());
        } else {
            stack.end(moment.step());
            say("  over: " + moment.step());
        }
    }

    /** What must hold once everything is closed. */
    private static List<String> afterwards(SoakStack stack, Set<Long> others) {
        List<String> problems = new ArrayList<>();
        stack.instances.forEach(instance ->
                Planted.found(instance.logs()).forEach(place -> problems.add("I5: a planted value is in " + place)));
        children().stream()
                .filter(process -> !others.contains(process))
                .forEach(process -> problems.add("I6: process " + process + " is left"));
        return problems;
    }

    private static Set<Long> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void say(String line) {
        long seconds = now().toSeconds();
        screen.accept(String.format(Locale.ROOT, "%02d:%02d %s", seconds / 60, seconds % 60, line));
    }
}
