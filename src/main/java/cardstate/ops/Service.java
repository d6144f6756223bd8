package cardstate.ops;

import java.util.function.Consumer;

/** What runs between the preparation and the stop. Started once and closed once, by the runner's thread. */
public interface Service {

    /**
     * Starts and returns soon.
     *
     * @param onFailure told at most once, by any thread, what ended the service by itself
     */
    void start(Consumer<Throwable> onFailure);

    /** Drains, stops and frees everything, within a bounded time; also after a failure. */
    void close();
}
