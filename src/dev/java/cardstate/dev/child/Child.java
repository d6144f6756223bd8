package cardstate.dev.child;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A JVM beside ours. It ends when it is closed, when our JVM ends (a shutdown hook), and when our JVM is killed (its
 * standard input ends, see {@link Tether}). Any thread may use it.
 */
public final class Child implements AutoCloseable {

    private static final Set<String> KEPT = Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ");

    private final ChildSpec spec;
    private final Process process;
    private final Thread hook;

    private Child(ChildSpec spec, Process process) {
        this.spec = spec;
        this.process = process;
        this.hook = new Thread(this::endWithJvm, "end-" + spec.name());
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts the JVM; it may not be ready, nor even alive, when this returns. */
    public static Child start(ChildSpec spec) {
        try {
            if (spec.log().getParent() != null) {
                Files.createDirectories(spec.log().getParent());
            }
            ProcessBuilder builder = new ProcessBuilder(command(spec))
                    .redirectErrorStream(true)
                    .redirectOutput(spec.log().toFile());
            builder.environment().keySet().retainAll(KEPT);
            builder.environment().putAll(spec.environment());
            return new Child(spec, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + spec.name(), e);
        }
    }

    private static List<String> command(ChildSpec spec) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(spec.options());
        command.add("-cp");
        command.add(spec.classPath() + File.pathSeparator + tether(spec));
        command.add(Tether.class.getName());
        command.add(spec.mainClass());
        command.addAll(spec.arguments());
        return command;
    }

    /** A folder beside the log that holds the one class: our own would bring its resources into the child. */
    private static Path tether(ChildSpec spec) throws IOException {
        String file = Tether.class.getName().replace('.', '/') + ".class";
        Path folder = spec.log().toAbsolutePath().resolveSibling("tether");
        Path target = folder.resolve(file);
        try (InputStream source = Tether.class.getResourceAsStream("Tether.class")) {
            if (source == null) {
                throw new IOException(file + " is not on the class path");
            }
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return folder;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The status it ended with. It must have ended. */
    public int exitStatus() {
        return process.exitValue();
    }

    /** SIGTERM, then SIGKILL if it still lives after the grace. Returns when it is gone. */
    public void terminate(Duration grace) {
        process.destroy();
        if (!ended(grace)) {
            process.destroyForcibly();
        }
        forget();
    }

    /** SIGTERM, and no more. */
    public void askToEnd() {
        process.destroy();
    }

    /** Waits for its end; false where it did not come in time. */
    public boolean awaitEnd(Duration limit) {
        return ended(limit);
    }

    /** SIGSTOP: it stands still as it is, its connections open, until it is resumed. Does nothing where it has ended. */
    public void pause() {
        signal("STOP");
    }

    /** SIGCONT. Does nothing where it was not paused. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        if (!isAlive()) {
            return;
        }
        try {
            Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).start();
            if (kill.waitFor() != 0 && isAlive()) {
                throw new IllegalStateException("could not send SIG" + name + " to " + spec.name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("there is no command kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a signal was sent", e);
        }
    }

    /** SIGKILL. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        forget();
    }

    /** Terminates it, with ten seconds of grace, paused or not. */
    @Override
    public void close() {
        resume();
        terminate(Duration.ofSeconds(10));
    }

    private void forget() {
        if (!ended(Duration.ofSeconds(10))) {
            throw new IllegalStateException(spec.name() + " (pid " + pid() + ") does not end");
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // our JVM is ending: the hook finds nothing to do
        }
    }

    private void endWithJvm() {
        if (!ended(spec.grace())) {
            process.destroyForcibly();
        }
    }

    private boolean ended(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return !process.isAlive();
        }
    }
}
