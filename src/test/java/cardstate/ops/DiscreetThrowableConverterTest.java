package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.math.BigDecimal;
import java.net.ConnectException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.StreamsException;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

class DiscreetThrowableConverterTest {

    private final DiscreetThrowableConverter converter = new DiscreetThrowableConverter();

    @Test
    void shouldWithholdMessagesThatMayQuoteARecord() {
        // given
        Throwable failure = new StreamsException(
                "Exception caught in process. taskId=0_1, processor=calls, stacktrace=NoSuchElement: ALICE",
                thrownBy(() -> new BigDecimal("ALICE")));

        // when
        String text = convert(failure);

        // then
        assertThat(text)
                .contains("taskId=0_1", "NumberFormatException: (message withheld)", "at cardstate.ops.")
                .doesNotContain("ALICE");
    }

    @Test
    void shouldKeepMessagesThatSpeakOfConnectionsAndSizes() {
        // given
        Throwable failure = new RecordTooLargeException("The message is 5 bytes", new ConnectException("refused"));

        // when
        String text = convert(failure);

        // then
        assertThat(text).contains("The message is 5 bytes", "ConnectException: refused");
    }

    @Test
    void shouldWithholdTheMessagesOfSuppressedOnesToo() {
        // given
        Throwable failure = new IllegalStateException();
        failure.addSuppressed(thrownBy(() -> new BigDecimal("ALICE")));

        // when
        String text = convert(failure);

        // then
        assertThat(text).contains("NumberFormatException").doesNotContain("ALICE");
    }

    @Test
    void shouldKeepWhatOurOwnCodeSays() {
        // given
        Throwable failure = new IllegalStateException("/logback.xml cannot be read");

        // when
        String text = convert(failure);

        // then
        assertThat(text).contains("IllegalStateException: /logback.xml cannot be read");
    }

    private static Throwable thrownBy(ThrowableAssert.ThrowingCallable code) {
        return Assertions.catchThrowable(code);
    }

    private String convert(Throwable failure) {
        LoggerContext context = new LoggerContext();
        converter.start();
        return converter.convert(
                new LoggingEvent("test", context.getLogger("test"), Level.ERROR, "failed", failure, new Object[0]));
    }
}
