package cardstate.dev.local;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Prints events as they happen, with the progress below them: redrawn in place on a terminal, else a line of its own now
 * and then. Any thread may use it.
 */
final class Screen {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String CLEAR = "\r\u001b[2K";
    private static final long PLAIN_EVERY_NANOS = 10_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private String progress = "";
    private String printed = "";
    private boolean ended;
    private long printedNanos = System.nanoTime();

    Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** As {@code ./run} found standard output: colours and redrawing on a terminal that wants them. */
    static Screen ofProcess() {
        return new Screen(System.out, Boolean.getBoolean("cardstate.terminal"));
    }

    synchronized void event(EventLine event) {
        String kind = event.colour().paint(String.format(Locale.ROOT, "%-10s", event.kind()), terminal);
        say(Colour.DIM.paint(LocalTime.now().format(TIME), terminal) + "  " + kind + "  " + event.text());
    }

    synchronized void heading(String text) {
        say(Colour.BOLD.paint(text, terminal));
    }

    synchronized void say(String text) {
        out.println(terminal ? CLEAR + text : text);
        draw();
    }

    synchronized void progress(String text) {
        if (ended) {
            return;
        }
        progress = text;
        draw();
        boolean due = System.nanoTime() - printedNanos > PLAIN_EVERY_NANOS;
        if (!terminal && due && !progress.equals(printed)) {
            out.println(progress);
            printed = progress;
            printedNanos = System.nanoTime();
        }
    }

    /** Leaves the progress where it is, goes below it, and draws it no more. */
    synchronized void end() {
        if (terminal && !progress.isEmpty()) {
            out.println();
        }
        progress = "";
        ended = true;
    }

    private void draw() {
        if (terminal && !progress.isEmpty()) {
            out.print(CLEAR + Colour.BOLD.paint(progress, true));
            out.flush();
        }
    }
}
