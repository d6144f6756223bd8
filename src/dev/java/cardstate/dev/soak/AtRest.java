package cardstate.dev.soak;

import cardstate.dev.check.TopicReader;
import cardstate.dev.oracle.Oracle;
import cardstate.dev.oracle.OracleOptions;
import cardstate.dev.oracle.Verdict;
import cardstate.v1.CardState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What must hold when all faults are over and nothing is under way any more. */
final class AtRest {

    /** P1: outcomes within 60 s of work resuming; and a minute more for a slow machine. */
    private static final Duration RESTS_WITHIN = Duration.ofSeconds(120);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final SoakStack stack;
    private final SoakOptions options;
    private final Consumer<String> say;

    AtRest(SoakStack stack, SoakOptions options, Consumer<String> say) {
        this.stack = stack;
        this.options = options;
        this.say = say;
    }

    /** Waits until all holds, and says what still does not when it waited long enough. What was lost stays lost. */
    List<String> problems() {
        say.accept("faults are over: waiting for rest");
        long end = System.nanoTime() + RESTS_WITHIN.toNanos();
        while (true) {
            Verdict verdict = verdict();
            List<String> problems = problems(verdict);
            if (problems.isEmpty() || System.nanoTime() > end) {
                say.accept(verdict.report().strip());
                return problems;
            }
            pause();
        }
    }

    private Verdict verdict() {
        return Oracle.check(OracleOptions.of(stack.broker.bootstrapServers(), stack.registry.url())
                .withApplicationId(SoakStack.APPLICATION_ID)
                .withTtl(Duration.ofMillis(SoakStack.TTL_MS))
                .whenAtRest()
                .whenUncompacted());
    }

    private List<String> problems(Verdict verdict) {
        List<String> problems = new ArrayList<>();
        if (!verdict.holds()) {
            problems.add(verdict.report());
        } else if (!stateOfAll().equals(truthOfAll())) {
            problems.add("P4: card-state is not what the provider says");
        }
        int inFlight = stack.simulated().stats().inFlight();
        if (inFlight > 0) {
            problems.add("I4: " + inFlight + " calls are in flight");
        }
        stack.instances.stream()
                .filter(instance -> !instance.isAlive())
                .forEach(instance -> problems.add("P5: an instance does not live"));
        return problems;
    }

    private List<String> truthOfAll() {
        return Truth.sorted(IntStream.range(0, options.clients())
                .mapToObj(ProviderLane::client)
                .flatMap(client -> stack.simulated().truth(client).stream())
                .map(Truth::of));
    }

    private List<String> stateOfAll() {
        Map<String, CardState> states = new HashMap<>();
        TopicReader reader = new TopicReader(stack.broker.bootstrapServers(), stack.registry.url());
        for (ConsumerRecord<String, CardState> record : reader.read(Soak.TOPICS.cardStates())) {
            if (record.value() == null) {
                states.remove(record.key());
            } else {
                states.put(record.key(), record.value());
            }
        }
        return Truth.sorted(states.values().stream().map(state -> Truth.of(state.getCard())));
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
