package cardstate.dev.bench;

import java.io.PrintStream;

/** One line that says what is under way: redrawn on a terminal, else a line now and then. Any thread may use it. */
final class Progress {

    private static final String CLEAR = "\r\u001b[2K";
    private static final long PLAIN_EVERY_NANOS = 10_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final long started = System.nanoTime();
    private String task = "";
    private long printedNanos = started - PLAIN_EVERY_NANOS;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** What the next steps belong to, a case's name and round say. */
    synchronized void task(String name) {
        task = name;
        printedNanos = System.nanoTime() - PLAIN_EVERY_NANOS;
        step("");
    }

    /** How far it is. */
    synchronized void step(String text) {
        long now = System.nanoTime();
        String line =
                String.format("%4d s  %s%s", (now - started) / 1_000_000_000L, task, text.isEmpty() ? "" : ": " + text);
        if (terminal) {
            out.print(CLEAR + line);
            out.flush();
        } else if (now - printedNanos >= PLAIN_EVERY_NANOS) {
            out.println(line);
            printedNanos = now;
        }
    }

    /** A line that stays. */
    synchronized void say(String text) {
        out.println(terminal ? CLEAR + text : text);
    }
}
