package cardstate.dev.local;

import cardstate.dev.check.RequestPublisher;
import cardstate.dev.child.Child;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/** {@code ./run local}: the main job on this machine from nothing, and what happens, shown, until Ctrl-C. */
public final class LocalMain {

    private static final Duration STARTS_WITHIN = Duration.ofSeconds(120);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(20);

    private final Screen screen = Screen.ofProcess();
    private final Parts parts = new Parts();
    private volatile boolean stopping;
    private volatile int status;

    private LocalMain() {}

    public static void main(String[] args) {
        if (args.length > 0) {
            System.err.println("run local: takes no options, but got " + args[0]);
            System.exit(2);
        }
        Addresses.running().ifPresent(other -> {
            System.err.println("run local: a local stack runs already (process " + other.pid() + "): end it first");
            System.exit(1);
        });
        new LocalMain().runUntilStopped();
    }

    private void runUntilStopped() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            run();
        } catch (CancellationException e) {
            // told to stop while it started
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!stopping) {
                screen.end();
                System.err.println("run local: " + e.getMessage());
                status = 1;
            }
        }
        System.exit(status);
    }

    private void stop() {
        stopping = true;
        screen.end();
        screen.say("Stopping ...");
        Addresses.forget();
        parts.close();
        screen.say("Stopped");
        Runtime.getRuntime().halt(status);
    }

    private void run() throws InterruptedException {
        screen.say("Starting broker, registry and simulated provider ...");
        LocalStack stack = LocalStack.start(parts);
        Addresses addresses = stack.addresses();
        screen.say("Starting the service ...");
        Child service = ServiceProcess.start(addresses, LocalStack.GRACE);
        parts.add(() -> service.terminate(STOPS_WITHIN));
        if (!LocalTopics.awaitAll(addresses.kafka(), STARTS_WITHIN, service::isAlive)) {
            throw new IllegalStateException("the service did not make its topics:\n" + ServiceProcess.lastLines());
        }
        addresses.keep();
        Tally tally = new Tally();
        watch(addresses, tally);
        askForSamples(addresses);
        screen.say(Instructions.of(addresses));
        while (true) {
            screen.progress(tally.line(stack.provider().stats().inFlight(), System.nanoTime()));
            Thread.sleep(500);
            requireAlive(service);
        }
    }

    private void watch(Addresses addresses, Tally tally) throws InterruptedException {
        Watch watch = new Watch(addresses, tally, screen);
        Thread thread = daemon(watch, "watch");
        parts.add(() -> {
            watch.stop();
            thread.join(STOPS_WITHIN.toMillis());
        });
    }

    private void askForSamples(Addresses addresses) {
        RequestPublisher publisher =
                parts.add(new RequestPublisher(addresses.kafka(), addresses.registry(), LocalTopics.TOPICS.requests()));
        Thread thread = daemon(new SampleRequests(publisher), "sample-requests");
        parts.add(() -> {
            thread.interrupt();
            thread.join(STOPS_WITHIN.toMillis());
        });
    }

    private Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, e) -> screen.say(name + " failed: " + e));
        thread.start();
        return thread;
    }

    /** Ctrl-C reaches the service too, maybe before it reaches us. */
    private void requireAlive(Child service) throws InterruptedException {
        if (!service.isAlive()) {
            Thread.sleep(1000);
            if (!stopping) {
                throw new IllegalStateException(
                        "the service ended with status " + service.exitStatus() + ":\n" + ServiceProcess.lastLines());
            }
        }
    }
}
