package cardstate.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.MarkerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** What {@code LOG_FORMAT=json} writes has the keys that docs/observability.md promises, and no others. */
class JsonLogTest {

    private static final Pattern KEY = Pattern.compile("addKeyValue\\(\\s*\"(\\w+)\"");

    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> events = new ListAppender<>();

    @BeforeEach
    void configure() throws Exception {
        context.setMDCAdapter(new LogbackMDCAdapter());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Logging.class.getResource("/logback-json.xml"));
        events.setContext(context);
        events.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void shouldHaveTheKeysOfEveryLineAndNoMore() {
        // when
        JsonObject line = logged(log -> log.info("hello {}", "you"));

        // then
        assertThat(line.fieldNames()).containsExactlyInAnyOrderElementsOf(DocumentedKeys.always());
        assertThat(line.getString("message")).isEqualTo("hello you");
        assertThat(line.getString("time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z");
    }

    @Test
    void shouldAddTheExceptionUnderItsOwnKey() {
        // when
        JsonObject line = logged(log -> log.error("oops", new IllegalStateException("quoted")));

        // then
        Set<String> expected = new TreeSet<>(DocumentedKeys.always());
        expected.addAll(DocumentedKeys.of("lines with an exception"));
        assertThat(line.fieldNames()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(line.getString("error")).startsWith("java.lang.IllegalStateException");
    }

    @Test
    void shouldAddNothingOfMarkersAndDiagnosticContexts() {
        // given
        context.getMDCAdapter().put("client", "somebody");

        // when
        JsonObject line = logged(log ->
                log.atWarn().addMarker(MarkerFactory.getMarker("SENSITIVE")).log("hello"));

        // then
        assertThat(line.fieldNames()).containsExactlyInAnyOrderElementsOf(DocumentedKeys.always());
    }

    @Test
    void shouldDocumentTheKeysThatTheCodeAdds() throws IOException {
        // when
        Set<String> added = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(found -> added.add(found.group(1)));
            }
        }

        // then
        assertThat(added).isEqualTo(DocumentedKeys.of("the provider's failures"));
        assertThat(logged(log -> warn(log, added)).fieldNames())
                .containsAll(added)
                .isSubsetOf(DocumentedKeys.all());
    }

    private static void warn(Logger log, Set<String> keys) {
        LoggingEventBuilder line = log.atWarn();
        for (String key : keys) {
            line = line.addKeyValue(key, "value");
        }
        line.log("failed");
    }

    /** The line of what is logged. */
    private JsonObject logged(Consumer<Logger> logging) {
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>) root.getAppender("json");
        Encoder<ILoggingEvent> encoder = console.getEncoder();
        root.detachAppender(console);
        root.addAppender(events);
        logging.accept(context.getLogger("test"));
        ILoggingEvent event = events.list.get(0);
        return new JsonObject(new String(encoder.encode(event), StandardCharsets.UTF_8));
    }
}
