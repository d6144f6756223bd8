package cardstate.dev.soak;

import cardstate.dev.provider.Fault;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fault: what it is, and how long it lasts. Those of one lane come one after another, the lanes run side by side. */
enum Action {
    KILL_INSTANCE(Lane.PROCESSES, 0, 15, "kill -9 of %s"),
    STOP_INSTANCE(Lane.PROCESSES, 0, 15, "SIGTERM to %s"),
    WIPE_INSTANCE(Lane.PROCESSES, 0, 5, "kill -9 of %s, its state directory wiped"),
    PAUSE_INSTANCE(Lane.PROCESSES, 1, 25, "SIGSTOP to %s"),
    KILL_BROKER(Lane.PROCESSES, 0, 10, "kill -9 of the broker"),
    PAUSE_BROKER(Lane.PROCESSES, 1, 20, "SIGSTOP to the broker"),
    STOP_REGISTRY(Lane.PROCESSES, 1, 15, "registry away"),

    PROVIDER_DOWN(Lane.PROVIDER, 1, 15, "provider refuses connections"),
    PROVIDER_SLOW(Lane.PROVIDER, 3, 20, "provider takes 2 to 6 s"),
    PROVIDER_500(Lane.PROVIDER, 2, 20, "provider answers 500", Fault.HTTP_500),
    PROVIDER_429(Lane.PROVIDER, 2, 20, "provider answers 429", Fault.HTTP_429),
    PROVIDER_401(Lane.PROVIDER, 2, 10, "provider refuses the key", Fault.HTTP_401),
    PROVIDER_RESETS(Lane.PROVIDER, 2, 20, "provider resets connections", Fault.RESET),
    PROVIDER_SILENT(Lane.PROVIDER, 2, 15, "provider does not answer", Fault.TIMEOUT),
    PROVIDER_INVALID(Lane.PROVIDER, 2, 15, "provider answers HTML", Fault.INVALID),
    PROVIDER_NOT_READY(Lane.PROVIDER, 2, 15, "provider is not ready", Fault.PROCESS),
    PROVIDER_ERROR(Lane.PROVIDER, 2, 15, "provider completes with errors", Fault.ERROR),
    SHORT_LISTS(Lane.PROVIDER, 2, 20, "provider leaves out cards"),
    CARDS_CHANGE(Lane.PROVIDER, 5, 20, "cards change twice a second");

    /** What a fault happens to. */
    enum Lane {
        PROCESSES,
        PROVIDER
    }

    private final Lane lane;
    private final int least;
    private final int most;
    private final String words;
    private final @Nullable Fault fault;

    Action(Lane lane, int least, int most, String words) {
        this(lane, least, most, words, null);
    }

    Action(Lane lane, int least, int most, String words, @Nullable Fault fault) {
        this.lane = lane;
        this.least = least;
        this.most = most;
        this.words = words;
        this.fault = fault;
    }

    static List<Action> of(Lane lane) {
        return Arrays.stream(values()).filter(action -> action.lane == lane).toList();
    }

    Lane lane() {
        return lane;
    }

    /** Seconds that it lasts, at least. */
    int least() {
        return least;
    }

    /** Seconds that it lasts, at most. */
    int most() {
        return most;
    }

    /** What it is, for a person; one %s stands for an instance. */
    String words() {
        return words;
    }

    /** What the provider does wrong, null where it is something else. */
    @Nullable
    Fault fault() {
        return fault;
    }
}
