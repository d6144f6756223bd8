package cardstate.dev.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, UTF_8);
    private final EventLine event = new EventLine(Colour.RED, "failed", "client-1");

    @Test
    void shouldWriteNoControlCodesWhereThereIsNoTerminal() {
        // given
        Screen screen = new Screen(out, false);

        // when
        screen.progress("requests 1");
        screen.event(event);

        // then
        assertThat(written.toString(UTF_8)).doesNotContain("\u001b", "\r").contains("failed      client-1");
    }

    @Test
    void shouldKeepTheProgressBelowTheEventsOnATerminal() {
        // given
        Screen screen = new Screen(out, true);

        // when
        screen.progress("requests 1");
        screen.event(event);

        // then
        assertThat(written.toString(UTF_8).indexOf("client-1"))
                .isBetween(1, written.toString(UTF_8).lastIndexOf("requests 1"));
    }
}
